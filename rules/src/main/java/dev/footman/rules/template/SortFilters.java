// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.DictMethods;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.NumberMath;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Sorting;
import dev.footman.rules.python.Tuple;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that bring items into an order, or tell equal ones from others. */
final class SortFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("sort", SortFilters::sorted, "reverse?", "case_sensitive?", "attribute?"),
            Filter.of("dictsort", SortFilters::dictSorted, "case_sensitive?", "by?", "reverse?"),
            Filter.of("unique", SortFilters::unique, "case_sensitive?", "attribute?"),
            Filter.of("groupby", SortFilters::grouped, "attribute", "default?", "case_sensitive?"),
            Filter.of("min", (value, given, ev) -> extreme("<", value, given, ev), "case_sensitive?", "attribute?"),
            Filter.of("max", (value, given, ev) -> extreme(">", value, given, ev), "case_sensitive?", "attribute?"));

    private SortFilters() {}

    private static Object sorted(@Nullable Object value, Given given, Evaluation evaluation) {
        Keys keys = Keys.ofSeveral(given.at(2), !given.flag(1, false), evaluation);
        OwnList items = Iteration.copy(value, evaluation.budget());
        Sorting.sort(items, keys::of, given.flag(0, false), evaluation.budget());
        return items;
    }

    private static Object dictSorted(@Nullable Object value, Given given, Evaluation evaluation) {
        String by = given.text(1, "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new PythonException("You can only sort by either \"key\" or \"value\"");
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw PythonException.of(value, "'%s' object has no attribute 'items'");
        }
        Keys keys = Keys.of(by.equals("key") ? 0L : 1L, !given.flag(0, false), evaluation);
        OwnList items = new OwnList(DictMethods.items(map, evaluation.budget()));
        Sorting.sort(items, keys::of, given.flag(2, false), evaluation.budget());
        return items;
    }

    private static Object unique(@Nullable Object value, Given given, Evaluation evaluation) {
        Keys keys = Keys.of(given.at(1), !given.flag(0, false), evaluation);
        Set<@Nullable Object> seen = new HashSet<>();
        OwnList unique = new OwnList();
        for (Object item : Iteration.of(value, evaluation.budget())) {
            evaluation.budget().steps(1);
            if (seen.add(plain(Types.key(keys.of(item))))) {
                unique.add(item);
            }
        }
        return unique;
    }

    /** One object for all numbers of one value. */
    private static @Nullable Object plain(@Nullable Object key) {
        if (key instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (!Types.isFloat(key)) {
            return key;
        }
        double number = NumberMath.asDouble(java.util.Objects.requireNonNull(key));
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
    }

    private static Object grouped(@Nullable Object value, Given given, Evaluation evaluation) {
        Keys keys = Keys.of(given.at(0), !given.flag(2, false), evaluation);
        OwnList items = Iteration.copy(value, evaluation.budget());
        Sorting.sort(items, item -> keys.lowered(keys.plain(item, given.at(1))), false, evaluation.budget());
        OwnList groups = new OwnList();
        OwnList group = new OwnList();
        Object last = null;
        for (Object item : items) {
            Object key = keys.plain(item, given.at(1));
            boolean same =
                    !group.isEmpty() && Comparison.equal(keys.lowered(last), keys.lowered(key), evaluation.budget());
            if (!same) {
                group = new OwnList();
                last = key;
                groups.add(group(key, group));
            }
            group.add(item);
        }
        return groups;
    }

    private static Tuple group(@Nullable Object key, OwnList items) {
        OwnList pair = new OwnList();
        pair.add(key);
        pair.add(items);
        return new Tuple(pair, List.of("grouper", "list"));
    }

    private static @Nullable Object extreme(
            String operator, @Nullable Object value, Given given, Evaluation evaluation) {
        Keys keys = Keys.of(given.at(1), !given.flag(0, false), evaluation);
        List<?> items = Iteration.of(value, evaluation.budget());
        if (items.isEmpty()) {
            return new Undefined("No aggregated item, sequence was empty.", evaluation.isLenient());
        }
        Object best = items.getFirst();
        for (Object item : items.subList(1, items.size())) {
            evaluation.budget().steps(1);
            if (Comparison.ordered(operator, keys.of(item), keys.of(best), evaluation.budget())) {
                best = item;
            }
        }
        return best;
    }
}
