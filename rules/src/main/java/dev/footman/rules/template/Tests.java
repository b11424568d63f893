// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Arithmetic;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.NumberMath;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Signature;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may stand behind {@code is}. */
final class Tests {
    private record Test(Signature signature, Body body) {}

    /** What it asks. */
    @FunctionalInterface
    private interface Body {
        boolean holds(@Nullable Object value, Given given, Evaluation evaluation);
    }

    private static final Map<String, Test> ALL = new HashMap<>();

    static {
        is("defined", value -> !(value instanceof Undefined));
        is("undefined", value -> value instanceof Undefined);
        is("none", value -> value == null);
        is("boolean", value -> value instanceof Boolean);
        is("true", value -> Boolean.TRUE.equals(value));
        is("false", value -> Boolean.FALSE.equals(value));
        is("integer", Types::isInt);
        is("float", Types::isFloat);
        is("number", Types::isNumeric);
        is("string", value -> Types.text(value) != null);
        is("mapping", value -> value instanceof Map<?, ?>);
        is("sequence", value -> value instanceof List<?> || value instanceof Map<?, ?> || Types.text(value) != null);
        is("iterable", value -> isIterable(Undefined.refuse(value)));
        is("callable", value -> value instanceof PythonObject object && object.isCallable());
        is("escaped", value -> value instanceof Markup);
        add("lower", (value, given, ev) -> isCase(value, true, ev));
        add("upper", (value, given, ev) -> isCase(value, false, ev));
        add("odd", (value, given, ev) -> rest(value, 2L, ev) == 1);
        add("even", (value, given, ev) -> rest(value, 2L, ev) == 0);
        add("divisibleby", (value, given, ev) -> rest(value, given.at(0), ev) == 0, "num");
        add("sameas", (value, given, ev) -> isSame(value, given.at(0)), "other");
        add("filter", (value, given, ev) -> value instanceof String name && Filters.exists(name));
        add("test", (value, given, ev) -> value instanceof String name && exists(name));
        compares("==", "eq", "equalto", "==");
        compares("!=", "ne", "!=");
        compares("<", "lt", "lessthan", "<");
        compares("<=", "le", "<=");
        compares(">", "gt", "greaterthan", ">");
        compares(">=", "ge", ">=");
        compares("in", "in");
    }

    private Tests() {}

    private static void is(String name, Predicate<@Nullable Object> test) {
        add(name, (value, given, evaluation) -> test.test(value));
    }

    private static void add(String name, Body body, String... parameters) {
        ALL.put(name, new Test(Signature.of(name, parameters), body));
    }

    private static void compares(String operator, String... names) {
        for (String name : names) {
            add(name, (value, given, evaluation) -> evaluation.holds(operator, value, given.at(0)), "other");
        }
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static boolean apply(String name, @Nullable Object value, Arguments arguments, Evaluation evaluation) {
        Test test = ALL.get(name);
        if (test == null) {
            throw new PythonException(unknown(name));
        }
        return test.body().holds(value, test.signature().bind(arguments), evaluation);
    }

    static String unknown(String name) {
        return "No test named '%s'.".formatted(name);
    }

    private static boolean isIterable(@Nullable Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> || Types.text(value) != null;
    }

    private static boolean isCase(@Nullable Object value, boolean lower, Evaluation evaluation) {
        String text = Printed.str(value, evaluation.budget());
        boolean cased = !TextShape.lower(text).equals(TextShape.upper(text));
        return cased && text.equals(lower ? TextShape.lower(text) : TextShape.upper(text));
    }

    private static double rest(@Nullable Object value, @Nullable Object by, Evaluation evaluation) {
        Object rest = Arithmetic.modulo(value, by, evaluation.budget());
        if (!Types.isNumeric(rest)) {
            throw PythonException.of(value, "a number is needed, not %s");
        }
        return NumberMath.asDouble(rest);
    }

    /** Whether two values are one; numbers and texts that are equal and of one type count as one. */
    private static boolean isSame(@Nullable Object value, @Nullable Object other) {
        boolean plain = value instanceof String || value instanceof Boolean || value instanceof Number;
        return (value == null && other == null)
                || (value instanceof PythonObject && value.equals(other))
                || (plain
                        && other != null
                        && Types.nameOf(value).equals(Types.nameOf(other))
                        && Comparison.equal(value, other, new dev.footman.rules.python.Budget()));
    }
}
