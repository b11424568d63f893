// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.PythonException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All filters by name: Jinja2's own, and those that StackStorm adds.
 *
 * <p>Source: the contract, section 5.2, and the documentation of Jinja2.
 */
final class Filters {
    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new HashMap<>();
        List.of(
                        TextFilters.ALL,
                        LayoutFilters.ALL,
                        HtmlFilters.ALL,
                        NumberFilters.ALL,
                        ListFilters.ALL,
                        SortFilters.ALL,
                        SelectFilters.ALL,
                        DataFilters.ALL,
                        RegexFilters.ALL,
                        VersionFilters.ALL)
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static @Nullable Object apply(String name, @Nullable Object value, Arguments arguments, Evaluation evaluation) {
        Filter filter = ALL.get(name);
        if (filter == null) {
            throw new PythonException(unknown(name));
        }
        return filter.body().apply(value, filter.signature().bind(arguments), evaluation);
    }

    static String unknown(String name) {
        return "No filter named '%s'.".formatted(name);
    }
}
