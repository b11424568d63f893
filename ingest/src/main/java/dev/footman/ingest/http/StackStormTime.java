// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times that requests to StackStorm's API say. */
final class StackStormTime {
    private StackStormTime() {}

    /**
     * The time that a query parameter says; a plus of its offset may have come as a space.
     *
     * @throws HttpResponseException 400 where it is none (StackStorm contract, section 6.3)
     */
    static @Nullable Instant parameter(Context ctx, String name) {
        String text = ListQuery.parameter(ctx, name);
        try {
            return text == null ? null : Instant.parse(text.strip().replace(' ', '+'));
        } catch (DateTimeException _) {
            throw ListQuery.bad("Datetime value does not match expected format.");
        }
    }

    /**
     * The time that a body's field says.
     *
     * @throws HttpResponseException 400 where it is none
     */
    static Instant read(String field, String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException _) {
            throw ListQuery.bad("%s must be a time such as 2026-01-31T10:00:00Z, but is \"%s\"".formatted(field, text));
        }
    }
}
