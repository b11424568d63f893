// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked besides its filters: which rows, and what of them (StackStorm contract, section 3.2).
 *
 * @param limit      rows at most; {@link #ALL} for all of them
 * @param offset     rows that are passed over first
 * @param attributes what is shown of each
 */
record ListQuery(int limit, int offset, Attributes attributes) {
    static final int ALL = -1;

    /** The longest page that who is no admin may ask for; StackStorm's {@code api.max_page_size}. */
    private static final int LONGEST_PAGE = 100;

    private static final Set<String> YES = Set.of("true", "1", "yes");

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /**
     * Reads {@code limit}, {@code offset}, {@code include_attributes} and {@code exclude_attributes}.
     *
     * @param defaultLimit where no limit is given; {@link #ALL} for none
     * @param isAdmin      whether who asks may have all rows at once; without roles everyone may
     * @throws HttpResponseException 400 for what cannot be meant, 403 for a page that only an admin may ask for
     */
    static ListQuery read(Context ctx, int defaultLimit, boolean isAdmin) {
        String limit = ctx.queryParam("limit");
        String offset = ctx.queryParam("offset");
        return new ListQuery(
                limit == null ? defaultLimit : limit(limit, isAdmin),
                offset == null ? 0 : offset(offset),
                Attributes.read(ctx));
    }

    private static int limit(String text, boolean isAdmin) {
        int limit = number("limit", text, "50, or -1 for all");
        if (limit == 0) {
            throw bad("Limit, \"0\" specified, must be a positive number or -1 for full result set.");
        }
        if (limit < ALL) {
            throw bad("Limit, \"%d\" specified, must be a positive number.".formatted(limit));
        }
        if (!isAdmin && (limit == ALL || limit > LONGEST_PAGE)) {
            throw new HttpResponseException(
                    FORBIDDEN,
                    "Limit \"%d\" specified, maximum value is \"%d\"".formatted(limit, LONGEST_PAGE),
                    Map.of());
        }
        return limit;
    }

    private static int offset(String text) {
        int offset = number("offset", text, "100");
        if (offset < 0) {
            throw bad("offset must be 0 or more, such as 100, but is \"%d\"".formatted(offset));
        }
        return offset;
    }

    private static int number(String name, String text, String example) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw bad("%s must be a whole number below 2147483648, such as %s, but is \"%s\""
                    .formatted(name, example, text));
        }
    }

    /** A fault of whoever asks; it is answered with {@code text}. */
    static HttpResponseException bad(String text) {
        return new HttpResponseException(BAD_REQUEST, text, Map.of());
    }

    /** How many rows are shown at most. */
    int most() {
        return limit == ALL ? Integer.MAX_VALUE : limit;
    }

    /** Answers with the page of {@code all} that is asked for; rows are what {@code Json} can write as an object. */
    void answer(Context ctx, List<?> all) {
        writeHeaders(ctx, all.size());
        ctx.json(all.stream().skip(offset).limit(most()).map(attributes::of).toList());
    }

    /** Says how many rows there are, and how many are shown at most where there is a limit. */
    void writeHeaders(Context ctx, long total) {
        ctx.header("X-Total-Count", Long.toString(total));
        if (limit != ALL) {
            ctx.header("X-Limit", Integer.toString(limit));
        }
    }

    /** The one query parameter of this name; empty text is none. */
    static @Nullable String parameter(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** Whether the query parameter of this name says yes; StackStorm's client writes {@code True} too. */
    static boolean isSet(Context ctx, String name) {
        String text = parameter(ctx, name);
        return text != null && YES.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
