// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Undefined;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that use other filters and tests on each item. */
final class SelectFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("map", SelectFilters::mapped, "*"),
            Filter.of("select", (value, given, ev) -> selected(value, given.all(), true, false, ev), "*"),
            Filter.of("reject", (value, given, ev) -> selected(value, given.all(), false, false, ev), "*"),
            Filter.of("selectattr", (value, given, ev) -> selected(value, given.all(), true, true, ev), "*"),
            Filter.of("rejectattr", (value, given, ev) -> selected(value, given.all(), false, true, ev), "*"));

    private SelectFilters() {}

    private static Object mapped(@Nullable Object value, Given given, Evaluation evaluation) {
        Arguments all = given.all();
        UnaryOperator<@Nullable Object> each;
        if (all.positional().isEmpty() && all.named().containsKey("attribute")) {
            all.named().keySet().stream()
                    .filter(name -> !name.equals("attribute") && !name.equals("default"))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new PythonException("Unexpected keyword argument '%s'".formatted(name));
                    });
            Keys keys = Keys.of(all.named().get("attribute"), false, evaluation);
            each = item -> keys.plain(item, all.named().get("default"));
        } else if (all.positional().isEmpty()) {
            throw new PythonException("map requires a filter argument");
        } else {
            String name = Printed.str(all.positional().getFirst(), evaluation.budget());
            Arguments rest =
                    new Arguments(all.positional().subList(1, all.positional().size()), all.named());
            each = item -> Filters.apply(name, item, rest, evaluation);
        }
        OwnList made = new OwnList();
        for (Object item : items(value, evaluation)) {
            evaluation.budget().enter();
            made.add(each.apply(item));
            evaluation.budget().leave();
        }
        return made;
    }

    private static List<?> items(@Nullable Object value, Evaluation evaluation) {
        return Comparison.isTrue(Undefined.refuse(value)) ? Iteration.of(value, evaluation.budget()) : List.of();
    }

    private static Object selected(
            @Nullable Object value, Arguments all, boolean wanted, boolean byAttribute, Evaluation evaluation) {
        List<? extends @Nullable Object> positional = all.positional();
        int at = byAttribute ? 1 : 0;
        if (positional.size() < at) {
            throw new PythonException("Missing parameter for attribute name");
        }
        Keys keys = Keys.of(byAttribute ? positional.getFirst() : null, false, evaluation);
        String test = positional.size() > at ? Printed.str(positional.get(at), evaluation.budget()) : null;
        Arguments rest = test == null
                ? Arguments.NONE
                : new Arguments(positional.subList(at + 1, positional.size()), all.named());
        OwnList selected = new OwnList();
        for (Object item : items(value, evaluation)) {
            evaluation.budget().enter();
            Object key = keys.plain(item);
            if ((test == null ? Comparison.isTrue(key) : Tests.apply(test, key, rest, evaluation)) == wanted) {
                selected.add(item);
            }
            evaluation.budget().leave();
        }
        return selected;
    }
}
