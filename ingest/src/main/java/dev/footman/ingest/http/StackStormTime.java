// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as StackStorm's API has them, with microseconds: {@code 2017-04-06T01:15:06.602758Z}. */
final class StackStormTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StackStormTime() {}

    static String text(Instant time) {
        return FORMAT.format(time);
    }

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
