// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the templates of the tests are rendered with. */
final class DataForTemplates {
    static final Map<String, Object> VALUES = Map.of(
            "people", List.of(person("Ann", "Berlin"), person("bob", "Rome"), person("Cid", "Berlin")),
            "doc", Map.of("list", List.of(Map.of("n", 1), Map.of("n", 2)), "items", "field"),
            "st2kv", new Datastores(DataForTemplates::stored, key -> key.equals("own") ? "mine" : null));

    private DataForTemplates() {}

    private static Map<String, Object> person(String name, String city) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", name);
        person.put("city", city);
        return person;
    }

    private static String stored(String key) {
        return switch (key) {
            case "secret" -> "s3";
            case "nested.key" -> "nk";
            case "num" -> "5";
            default -> "";
        };
    }
}
