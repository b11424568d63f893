// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code butler.webhook}: the event's fields as a JSON object on one line (POST, PUT), or added to the address
 * as a form-encoded query (GET).
 *
 * <p>Only rules that were read from Butler's config can do it: their hosts are trusted, and their certificates are files of
 * the dispatcher's machine, which nothing that came over the API may name.
 *
 * <p>Source: Butler contract, sections 2.2, 2.3 and 2.5. Where Butler replaces a query that the address has, we keep it.
 *
 * @param lowerCaseNames whether a query's names are in lower case, as those of service alerts are
 */
public record ButlerCall(String method, String url, boolean lowerCaseNames, CallOptions options) {
    /** The action's reference. */
    public static final String ACTION = "butler.webhook";

    /** The pack of the rules that are read from Butler's config. Nobody can write to it. */
    private static final String PACK = "butler";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** Whether {@code rule} is one of Butler's config that does this action. */
    public static boolean isOf(Rule rule) {
        return rule.pack().equals(PACK) && rule.action().ref().equals(ACTION);
    }

    static ButlerCall of(Map<String, @Nullable Object> parameters) {
        return new ButlerCall(
                text(parameters, "method"),
                text(parameters, "url"),
                "lower".equals(parameters.get("queryNames")),
                CallOptions.of(parameters));
    }

    private static String text(Map<String, @Nullable Object> parameters, String name) {
        if (parameters.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("action %s needs the parameter %s".formatted(ACTION, name));
    }

    Call callFor(Event event) {
        if (method.equals("GET")) {
            return options.call(method, withQuery(event), Map.of(), null);
        }
        return options.call(method, url, JSON, json(event));
    }

    private static String json(Event event) {
        try {
            return Json.MAPPER.writeValueAsString(event.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload that came as JSON goes out as JSON", e);
        }
    }

    private String withQuery(Event event) {
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        event.payload().forEach((name, value) -> query.put(nameOf(name), String.valueOf(value)));
        return RequestUrl.with(url, query);
    }

    private String nameOf(String field) {
        return lowerCaseNames ? field.toLowerCase(Locale.ROOT) : field;
    }
}
