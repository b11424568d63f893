// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arithmetic;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.NumberMath;
import dev.footman.rules.python.NumberText;
import dev.footman.rules.python.PercentFormat;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that make numbers, or texts of numbers. */
final class NumberFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("abs", (value, given, evaluation) -> absolute(value)),
            Filter.of("int", NumberFilters::whole, "default?", "base?"),
            Filter.of("float", NumberFilters::real, "default?"),
            Filter.of("round", NumberFilters::rounded, "precision?", "method?"),
            Filter.of("filesizeformat", NumberFilters::fileSize, "binary?"),
            Filter.of("to_human_time_from_seconds", (value, given, evaluation) -> HumanTime.of(value)));

    private static final int MOST_DIGITS = 400;

    private NumberFilters() {}

    private static Object absolute(@Nullable Object value) {
        if (!Types.isNumeric(value)) {
            throw PythonException.of(value, "bad operand type for abs(): '%s'");
        }
        return Comparison.isTrue(value) && NumberMath.asDouble(value) < 0
                ? Arithmetic.negative(value)
                : Arithmetic.positive(value);
    }

    private static @Nullable Object whole(@Nullable Object value, Given given, Evaluation evaluation) {
        Undefined.refuse(value);
        try {
            String text = Types.text(value);
            return text == null
                    ? NumberText.toInt(value)
                    : NumberText.toInt(text, Math.clamp(given.number(1, 10), -1, 99));
        } catch (PythonException e) {
            try {
                return NumberText.toInt(NumberText.toFloat(value));
            } catch (PythonException again) {
                return given.at(0, 0L);
            }
        }
    }

    private static @Nullable Object real(@Nullable Object value, Given given, Evaluation evaluation) {
        Undefined.refuse(value);
        try {
            return NumberText.toFloat(value);
        } catch (PythonException e) {
            return given.at(0, 0.0);
        }
    }

    private static Object rounded(@Nullable Object value, Given given, Evaluation evaluation) {
        String method = given.text(1, "common");
        if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
            throw new PythonException("method must be common, ceil or floor");
        }
        if (!Types.isNumeric(value)) {
            throw PythonException.of(value, "type %s doesn't define __round__ method");
        }
        int precision = Math.clamp(given.number(0, 0), -MOST_DIGITS, MOST_DIGITS);
        if (Types.isFloat(value)) {
            return rounded(NumberMath.asDouble(value), precision, method);
        }
        if (!method.equals("common")) {
            return NumberMath.asDouble(value) == 0
                    ? (Object) 0.0
                    : rounded(NumberMath.asDouble(value), precision, method);
        }
        if (precision >= 0) {
            return Arithmetic.positive(value);
        }
        BigDecimal exact = new BigDecimal(new BigInteger(String.valueOf(Arithmetic.positive(value))));
        return NumberText.toInt(
                exact.setScale(precision, RoundingMode.HALF_EVEN).toBigInteger());
    }

    private static Object rounded(double number, int precision, String method) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return number;
        }
        if (method.equals("common")) {
            return new BigDecimal(number)
                    .setScale(precision, RoundingMode.HALF_EVEN)
                    .doubleValue();
        }
        double scale = Math.pow(10, precision);
        double scaled = number * scale;
        if (Double.isInfinite(scaled) || scale == 0) {
            return number;
        }
        return (method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
    }

    private static String fileSize(@Nullable Object value, Given given, Evaluation evaluation) {
        Undefined.refuse(value);
        double bytes = NumberText.toFloat(value);
        boolean binary = given.flag(0, false);
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return NumberText.toInt(bytes) + " Bytes";
        }
        String[] prefixes = {"k", "M", "G", "T", "P", "E", "Z", "Y"};
        double unit = base;
        int at = 0;
        while (at < prefixes.length - 1 && bytes >= unit * base) {
            unit *= base;
            at++;
        }
        String prefix = binary ? (at == 0 ? "K" : prefixes[at]) + "iB" : prefixes[at] + "B";
        return PercentFormat.format("%.1f", bytes / unit, evaluation.budget()) + " " + prefix;
    }
}
