// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.management;

import dev.footman.contract.topic.Json;
import java.util.Map;

/** The answer of a health route. */
public record Health(int status, String json) {
    /** The answer of {@code /health/live}: whoever reads it has been answered by a process that lives. */
    public static final String LIVE = "{\"status\":\"live\"}";

    /** The answer of {@code /health/ready}: 200, or 503 with the reason. */
    public static Health of(Readiness readiness) {
        return readiness
                .obstacle()
                .map(reason -> new Health(503, json(Map.of("status", "not ready", "reason", reason))))
                .orElseGet(() -> new Health(200, "{\"status\":\"ready\"}"));
    }

    private static String json(Map<String, String> fields) {
        return Json.MAPPER.valueToTree(fields).toString();
    }
}
