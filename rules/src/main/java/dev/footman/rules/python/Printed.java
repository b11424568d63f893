// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code str} and {@code repr} write them. */
public final class Printed {
    private final StringBuilder out = new StringBuilder();
    private final Budget budget;
    private final boolean sorted;

    private Printed(Budget budget, boolean sorted) {
        this.budget = budget;
        this.sorted = sorted;
    }

    /** As it is printed: text as it is, all else in Python's form. */
    public static String str(@Nullable Object value, Budget budget) {
        return switch (value) {
            case String text -> text;
            case Markup markup -> markup.text();
            case null -> "None";
            case Undefined undefined -> undefinedText(undefined);
            case Object other -> repr(other, budget);
        };
    }

    private static String undefinedText(Undefined undefined) {
        if (undefined.lenient()) {
            return "";
        }
        throw undefined.failure();
    }

    /** As it stands in a list: text in quotes. */
    public static String repr(@Nullable Object value, Budget budget) {
        return repr(value, false, budget);
    }

    /** As {@code pprint} prints it, on one line: the keys of dicts in their order. */
    public static String sortedRepr(@Nullable Object value, Budget budget) {
        return repr(value, true, budget);
    }

    private static String repr(@Nullable Object value, boolean sorted, Budget budget) {
        Printed printed = new Printed(budget, sorted);
        printed.write(value);
        budget.text(printed.out.length());
        return printed.out.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append("None");
            case String text -> writeText(text);
            case Boolean flag -> out.append(flag ? "True" : "False");
            case Number number ->
                out.append(Types.isInt(number) ? Ints.text(number) : FloatText.of(number.doubleValue()));
            case Range range -> out.append(range.text());
            case Tuple tuple -> items("(", tuple, tuple.size() == 1 ? ",)" : ")");
            case DictView view -> items(view.kind() + "([", view, "])");
            case List<?> list -> items("[", list, "]");
            case Map<?, ?> map -> entries(map);
            case Markup(String text) -> {
                out.append("Markup(");
                writeText(text);
                out.append(')');
            }
            case Undefined undefined -> throw undefined.failure();
            case PythonObject object -> out.append("<%s>".formatted(object.typeName()));
            case Object other -> out.append("<object>");
        }
    }

    private void writeText(String text) {
        budget.text(text.length());
        TextRepr.write(text, out);
        grown();
    }

    private void grown() {
        if (out.length() > Budget.LONGEST_TEXT) {
            budget.text(out.length());
        }
    }

    private void items(String open, List<?> list, String close) {
        budget.enter();
        out.append(open);
        String between = "";
        for (Object item : list) {
            out.append(between);
            budget.steps(1);
            write(item);
            grown();
            between = ", ";
        }
        out.append(close);
        budget.leave();
    }

    private void entries(Map<?, ?> map) {
        budget.enter();
        out.append('{');
        String between = "";
        OwnList keys = new OwnList(map.keySet());
        if (sorted) {
            Sorting.sort(keys, key -> key, false, budget);
        }
        for (Object key : keys) {
            out.append(between);
            budget.steps(1);
            write(key);
            out.append(": ");
            write(map.get(key));
            grown();
            between = ", ";
        }
        out.append('}');
        budget.leave();
    }
}
