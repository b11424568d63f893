// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the query of a list asks of its items: equality by a field, where it asks at all. */
final class Filters {
    private Filters() {}

    /** Whether an item's field is what the parameter {@code name} says; an absent or empty one takes all. */
    static <T> Predicate<T> equal(Context ctx, String name, Function<T, @Nullable String> field) {
        String wanted = ctx.queryParam(name);
        return wanted == null || wanted.isEmpty() ? item -> true : item -> wanted.equals(field.apply(item));
    }

    /** Whether an item's field is one of what the parameter {@code name} lists, with commas between. */
    static <T> Predicate<T> oneOf(Context ctx, String name, Function<T, @Nullable String> field) {
        String wanted = ctx.queryParam(name);
        if (wanted == null || wanted.isEmpty()) {
            return item -> true;
        }
        List<String> all = List.of(wanted.split(",", -1));
        return item -> all.contains(String.valueOf(field.apply(item)));
    }
}
