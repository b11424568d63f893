// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The escapes of a path, which must be whole before anything decodes them. */
final class Escapes {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Escapes() {}

    static void check(Context ctx) {
        if (BROKEN.matcher(ctx.req().getRequestURI()).find()) {
            throw JsonRequest.bad("The path holds a % that no two hexadecimal digits follow; write %25 for the sign");
        }
    }
}
