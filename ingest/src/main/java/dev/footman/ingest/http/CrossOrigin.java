// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers by which a browser lets pages of other origins ask the API (contract, section 1.9). */
final class CrossOrigin {
    private final List<String> origins;

    /**
     * @param origins of the pages that may ask; the first is told to all others; none: nobody is told anything
     */
    CrossOrigin(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    void allow(Context ctx) {
        headers(ctx.header("Origin")).forEach(ctx::header);
    }

    /**
     * The headers by their names; none where no page may ask.
     *
     * @param origin of the page that asks; null where it is not known
     */
    Map<String, String> headers(@Nullable String origin) {
        if (origins.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        headers.put(
                "Access-Control-Allow-Origin",
                origin != null && origins.contains(origin) ? origin : origins.getFirst());
        headers.put("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE,OPTIONS");
        headers.put("Access-Control-Allow-Headers", "Content-Type,Authorization,X-Auth-Token,St2-Api-Key,X-Request-ID");
        headers.put("Access-Control-Allow-Credentials", "true");
        headers.put("Access-Control-Expose-Headers", "Content-Type,X-Limit,X-Total-Count,X-Request-ID");
        return headers;
    }

    /** Answers what a browser asks before it asks. */
    static void preflight(Context ctx) {
        ctx.status(200).contentType("text/html; charset=UTF-8").result("");
    }
}
