// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.List;

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
        if (origins.isEmpty()) {
            return;
        }
        String origin = ctx.header("Origin");
        ctx.header("Vary", "Origin");
        ctx.header(
                "Access-Control-Allow-Origin",
                origin != null && origins.contains(origin) ? origin : origins.getFirst());
        ctx.header("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE,OPTIONS");
        ctx.header("Access-Control-Allow-Headers", "Content-Type,Authorization,X-Auth-Token,St2-Api-Key,X-Request-ID");
        ctx.header("Access-Control-Allow-Credentials", "true");
        ctx.header("Access-Control-Expose-Headers", "Content-Type,X-Limit,X-Total-Count,X-Request-ID");
    }

    /** Answers what a browser asks before it asks. */
    static void preflight(Context ctx) {
        ctx.status(200).contentType("text/html; charset=UTF-8").result("");
    }
}
