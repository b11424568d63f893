// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one form of an error: {@code {"faultstring": "..."}} (StackStorm contract, section 1.9). */
final class Fault {
    static final String NO_ROUTE = "The resource could not be found.";
    static final String UNKNOWN_ID = "Unable to identify resource with id \"%s\".";
    static final String INTERNAL = "Internal Server Error";

    private Fault() {}

    static void answer(Context ctx, int status, String text) {
        ctx.status(status).json(of(text));
    }

    static Map<String, String> of(String text) {
        return Map.of("faultstring", text);
    }

    /** 409, with the id of what is there already. */
    static void conflict(Context ctx, String id, String what) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("faultstring", "Tried to save duplicate unique keys (%s)".formatted(what));
        answer.put("conflict-id", id);
        ctx.status(409).json(answer);
    }
}
