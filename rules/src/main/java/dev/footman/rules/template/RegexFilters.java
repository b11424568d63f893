// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.criteria.PythonPattern;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Tuple;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** StackStorm's filters for regular expressions, which are Python's. */
final class RegexFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.ofText(
                    "regex_match",
                    (text, given, b) -> pattern(given, 1, b).matches(text, true),
                    "pattern",
                    "ignorecase?"),
            Filter.ofText(
                    "regex_search",
                    (text, given, b) -> pattern(given, 1, b).matches(text, false),
                    "pattern",
                    "ignorecase?"),
            Filter.ofText("regex_replace", RegexFilters::replace, "pattern", "replacement", "ignorecase?"),
            Filter.ofText("regex_substring", RegexFilters::found, "pattern", "result_index?", "ignorecase?"));

    private RegexFilters() {}

    private static PythonPattern pattern(Given given, int flag, Budget budget) {
        budget.steps(200L + given.text(0).length() * 10L);
        return PythonPattern.compile(given.text(0), given.flag(flag, false), budget::steps);
    }

    private static String replace(String text, Given given, Budget budget) {
        return pattern(given, 2, budget).replaceAll(text, given.text(1), Budget.LONGEST_TEXT);
    }

    private static @Nullable Object found(String text, Given given, Budget budget) {
        OwnList all = new OwnList();
        for (List<String> groups : pattern(given, 2, budget).findAll(text)) {
            all.add(groups.size() == 1 ? groups.getFirst() : new Tuple(groups));
        }
        budget.items(all.size());
        long index = given.number(1, 0);
        long at = index < 0 ? index + all.size() : index;
        if (at < 0 || at >= all.size()) {
            throw new PythonException("list index out of range");
        }
        return all.get((int) at);
    }
}
