// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.event.Event;
import dev.footman.contract.topic.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code butler.webhook}: the event's fields as a JSON object on one line (POST, PUT), or added to the address
 * as a form-encoded query (GET).
 *
 * <p>Source: Butler contract, sections 2.2 and 2.5. Where Butler replaces a query that the address has, we keep it.
 */
record ButlerCall(String method, String url) {
    static final String ACTION = "butler.webhook";

    static ButlerCall of(Map<String, @Nullable Object> parameters) {
        return new ButlerCall(text(parameters, "method"), text(parameters, "url"));
    }

    private static String text(Map<String, @Nullable Object> parameters, String name) {
        if (parameters.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("action %s needs the parameter %s".formatted(ACTION, name));
    }

    Call callFor(Event event) {
        if (method.equals("GET")) {
            return new Call(method, withQuery(event), Map.of(), null, null);
        }
        return new Call(method, url, Map.of("Content-Type", "application/json"), json(event), null);
    }

    private static String json(Event event) {
        try {
            return Json.MAPPER.writeValueAsString(event.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload that came as JSON goes out as JSON", e);
        }
    }

    private String withQuery(Event event) {
        String query = event.payload().entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(String.valueOf(field.getValue())))
                .collect(Collectors.joining("&"));
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment); // a fragment is never sent
        int mark = address.indexOf('?');
        if (mark < 0) {
            return address + "?" + query;
        }
        return mark == address.length() - 1 ? address + query : address + "&" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
