// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Permission;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;

/**
 * Which part of a list is asked for (StackStorm contract, section 3.2).
 *
 * @param limit how many at the most; -1: all
 */
record Page(int limit, int offset) {
    private static final int LARGEST = 100;

    /**
     * Reads the queries {@code limit} and {@code offset}.
     *
     * @throws HttpResponseException 400 or 403; its message says why
     */
    static Page of(Context ctx, int limitUnlessSaid, Caller caller) {
        long limit = number(ctx, "limit", limitUnlessSaid);
        if (limit == 0) {
            throw JsonRequest.bad("Limit, \"0\" specified, must be a positive number or -1 for full result set.");
        }
        if (limit < -1) {
            throw JsonRequest.bad("Limit, \"%d\" specified, must be a positive number.".formatted(limit));
        }
        if ((limit == -1 || limit > LARGEST) && !caller.may(Permission.ADMIN)) {
            throw new HttpResponseException(
                    403, "Limit \"%d\" specified, maximum value is \"%d\"".formatted(limit, LARGEST), Map.of());
        }
        long offset = number(ctx, "offset", 0);
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            throw JsonRequest.bad(
                    "Offset \"%d\" specified, must be a number from 0 to %d.".formatted(offset, Integer.MAX_VALUE));
        }
        return new Page((int) Math.min(limit, Integer.MAX_VALUE), (int) offset);
    }

    private static long number(Context ctx, String name, long unlessSaid) {
        String text = ctx.queryParam(name);
        try {
            return text == null || text.isEmpty() ? unlessSaid : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw JsonRequest.bad("%s must be a whole number, such as 10".formatted(name));
        }
    }

    /** That part of {@code all}; the answer's headers say how many there are. */
    <T> List<T> of(List<T> all, Context ctx) {
        ctx.header("X-Total-Count", Integer.toString(all.size()));
        if (limit != -1) {
            ctx.header("X-Limit", Integer.toString(limit));
        }
        return all.stream().skip(offset).limit(limit == -1 ? all.size() : limit).toList();
    }
}
