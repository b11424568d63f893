// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that a request has in its answer: its sender's, or a new one (contract, section 1.6). */
final class RequestId {
    static final String HEADER = "X-Request-ID";

    private static final String ATTRIBUTE = "footman.request-id";
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private RequestId() {}

    /** Gives the request its id, and tells it to the sender. */
    static void give(Context ctx) {
        String id = orNew(ctx.header(HEADER));
        ctx.attribute(ATTRIBUTE, id);
        ctx.header(HEADER, id);
    }

    /** The one that was sent, where it can be used; else a new one. */
    static String orNew(@Nullable String sent) {
        return sent != null && USABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    static String of(Context ctx) {
        return Objects.requireNonNullElse(ctx.attribute(ATTRIBUTE), "");
    }
}
