// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arithmetic;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.DictMethods;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters for lists and for single values; where Jinja2 gives something that is read once, ours is a list. */
final class ListFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("default", ListFilters::byDefault, "default_value?", "boolean?"),
            Filter.of("d", ListFilters::byDefault, "default_value?", "boolean?"),
            Filter.of("first", (value, given, evaluation) -> first(value, evaluation)),
            Filter.of("last", (value, given, evaluation) -> last(value, evaluation)),
            Filter.of("length", (value, given, evaluation) -> Iteration.length(value)),
            Filter.of("count", (value, given, evaluation) -> Iteration.length(value)),
            Filter.of("list", (value, given, evaluation) -> Iteration.copy(value, evaluation.budget())),
            Filter.of("reverse", (value, given, evaluation) -> reversed(value, evaluation.budget())),
            Filter.of("join", ListFilters::joined, "d?", "attribute?"),
            Filter.of("batch", ListFilters::batched, "linecount", "fill_with?"),
            Filter.of("slice", ListFilters::sliced, "slices", "fill_with?"),
            Filter.of("sum", ListFilters::sum, "attribute?", "start?"),
            Filter.of("items", (value, given, evaluation) -> items(value, evaluation)),
            Filter.of("attr", ListFilters::attribute, "name"),
            Filter.of("random", (value, given, evaluation) -> {
                throw new PythonException("random is not available: a template gives the same text every time");
            }));

    private ListFilters() {}

    private static @Nullable Object byDefault(@Nullable Object value, Given given, Evaluation evaluation) {
        boolean missing = value instanceof Undefined || (given.flag(1, false) && !Comparison.isTrue(value));
        return missing ? given.at(0, "") : value;
    }

    private static @Nullable Object first(@Nullable Object value, Evaluation evaluation) {
        List<?> items = Iteration.of(value, evaluation.budget());
        return items.isEmpty()
                ? new Undefined("No first item, sequence was empty.", evaluation.isLenient())
                : items.getFirst();
    }

    private static @Nullable Object last(@Nullable Object value, Evaluation evaluation) {
        List<?> items = Iteration.of(value, evaluation.budget());
        return items.isEmpty()
                ? new Undefined("No last item, sequence was empty.", evaluation.isLenient())
                : items.getLast();
    }

    private static Object reversed(@Nullable Object value, Budget budget) {
        String text = Types.text(value);
        if (text != null) {
            budget.text(text.length());
            return new StringBuilder(text).reverse().toString();
        }
        OwnList items = Iteration.copy(value, budget);
        Collections.reverse(items);
        return items;
    }

    private static Object joined(@Nullable Object value, Given given, Evaluation evaluation) {
        Budget budget = evaluation.budget();
        Keys keys = Keys.of(given.at(1), false, evaluation);
        String between = Printed.str(given.at(0, ""), budget);
        boolean markup = given.at(0) instanceof Markup;
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object item : Iteration.of(value, budget)) {
            Object part = keys.plain(item);
            String text = markup ? Markup.of(part, budget).text() : Printed.str(part, budget);
            long length = (long) out.length() + between.length() + text.length();
            budget.text(length > Budget.LONGEST_TEXT ? length : between.length() + text.length());
            out.append(first ? "" : between).append(text);
            first = false;
        }
        return markup ? new Markup(out.toString()) : out.toString();
    }

    private static long positive(Given given, String what) {
        long count = given.number(0, 0);
        if (count <= 0) {
            throw new PythonException("%s must be above 0, but is %d".formatted(what, count));
        }
        return count;
    }

    private static Object batched(@Nullable Object value, Given given, Evaluation evaluation) {
        long count = positive(given, "linecount");
        OwnList batches = new OwnList();
        OwnList batch = new OwnList();
        for (Object item : Iteration.of(value, evaluation.budget())) {
            evaluation.budget().steps(1);
            if (batch.size() == count) {
                batches.add(batch);
                batch = new OwnList();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            if (given.isSet(1)) {
                evaluation.budget().items(count);
                batch.addAll(Collections.nCopies((int) (count - batch.size()), given.at(1)));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static Object sliced(@Nullable Object value, Given given, Evaluation evaluation) {
        int count = (int) Math.min(positive(given, "slices"), Budget.LARGEST_LIST + 1L);
        OwnList items = Iteration.copy(value, evaluation.budget());
        evaluation.budget().items(count);
        int each = items.size() / count;
        int longer = items.size() % count;
        OwnList slices = new OwnList();
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = at + each + (i < longer ? 1 : 0);
            OwnList slice = new OwnList(items.subList(at, end));
            if (given.isSet(1) && i >= longer && longer > 0) {
                slice.add(given.at(1));
            }
            slices.add(slice);
            at = end;
        }
        return slices;
    }

    private static @Nullable Object sum(@Nullable Object value, Given given, Evaluation evaluation) {
        Keys keys = Keys.of(given.at(0), false, evaluation);
        Object sum = given.at(1, 0L);
        for (Object item : Iteration.of(value, evaluation.budget())) {
            evaluation.budget().steps(1);
            sum = Arithmetic.add(sum, keys.plain(item), evaluation.budget());
        }
        return sum;
    }

    private static Object items(@Nullable Object value, Evaluation evaluation) {
        if (value instanceof Undefined) {
            return new OwnList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new PythonException("Can only get item pairs from a mapping.");
        }
        return new OwnList(DictMethods.items(map, evaluation.budget()));
    }

    private static @Nullable Object attribute(@Nullable Object value, Given given, Evaluation evaluation) {
        Undefined.refuse(value);
        Object found = Members.own(value, given.text(0));
        return found instanceof Nothing ? Members.nothing(value, given.text(0), evaluation) : found;
    }
}
