// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items that a loop goes over, and how many there are. */
public final class Iteration {
    private Iteration() {}

    /** The items: those of a list, the keys of a dict, the characters of a text. */
    public static List<?> of(@Nullable Object value, Budget budget) {
        return switch (value) {
            case List<?> list -> list;
            case Map<?, ?> map -> {
                budget.items(map.size());
                yield new ArrayList<@Nullable Object>(map.keySet());
            }
            case String text -> CodePoints.all(text, budget);
            case Markup markup -> CodePoints.all(markup.text(), budget);
            case Undefined undefined when undefined.lenient() -> List.of();
            case null -> throw PythonException.of(null, "'%s' object is not iterable");
            case Object other -> throw PythonException.of(other, "'%s' object is not iterable");
        };
    }

    /** As {@code len} counts. */
    public static long length(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case String text -> CodePoints.length(text);
            case Markup markup -> CodePoints.length(markup.text());
            case null -> throw PythonException.of(null, "object of type '%s' has no len()");
            case Object other -> throw PythonException.of(other, "object of type '%s' has no len()");
        };
    }

    /** A copy that can be changed. */
    public static OwnList copy(@Nullable Object value, Budget budget) {
        List<?> items = of(value, budget);
        budget.copy(items.size());
        return new OwnList(items);
    }
}
