// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.body.JsonText;
import dev.footman.ingest.records.DeadLetterFilter;
import dev.footman.rules.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters somebody wants to have sent again.
 *
 * @param ids       theirs; empty: those of {@code filter}
 * @param perSecond how many at most
 * @param dryRun    whether it is only asked what would be sent
 */
record RedriveRequest(List<String> ids, DeadLetterFilter filter, double perSecond, boolean dryRun) {
    static final Schema SCHEMA = schema();
    private static final double PER_SECOND = 50;

    private static Schema schema() {
        try {
            return Schema.compile(JsonText.readObject("""
                    {
                      "type": "object",
                      "properties": {
                        "ids": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"type": "string"}},
                        "destination": {"type": "string"},
                        "rule": {"type": "string"},
                        "trigger_instance": {"type": "string"},
                        "from": {"type": "string"},
                        "to": {"type": "string"},
                        "per_second": {"type": "number", "minimum": 0.01, "maximum": 10000},
                        "dry_run": {"type": "boolean"}
                      },
                      "additionalProperties": false
                    }
                    """));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema is JSON", e);
        }
    }

    /** Reads a body that {@link #SCHEMA} has seen. One that names none of them is refused: nobody means all by nothing. */
    static RedriveRequest read(Map<String, @Nullable Object> body) {
        List<String> ids = body.get("ids") instanceof List<?> list
                ? list.stream().map(String::valueOf).distinct().toList()
                : List.of();
        DeadLetterFilter filter = new DeadLetterFilter(
                text(body, "destination"),
                text(body, "rule"),
                text(body, "trigger_instance"),
                time(body, "from"),
                time(body, "to"));
        boolean isFiltered = !filter.equals(new DeadLetterFilter(null, null, null, null, null));
        if (ids.isEmpty() != isFiltered) {
            throw JsonRequest.bad("say which dead letters are to be sent again: either by ids, or by one or more of"
                    + " destination, rule, trigger_instance, from and to");
        }
        return new RedriveRequest(
                ids,
                filter,
                body.get("per_second") instanceof Number rate ? rate.doubleValue() : PER_SECOND,
                Boolean.TRUE.equals(body.get("dry_run")));
    }

    private static @Nullable String text(Map<String, @Nullable Object> body, String name) {
        return body.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Instant time(Map<String, @Nullable Object> body, String name) {
        String text = text(body, name);
        return text == null ? null : StackStormTime.read(name, text);
    }
}
