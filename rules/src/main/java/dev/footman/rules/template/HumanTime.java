// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.NumberMath;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Types;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Seconds as a text such as {@code 1d1h1m1s}. As in StackStorm, days are those of a month, and what is below one second
 * keeps its number and is called microseconds.
 */
final class HumanTime {
    private static final long MOST_SECONDS = 315_537_897_599L; // the end of the year 9999, where Python's dates end

    private HumanTime() {}

    static String of(@Nullable Object value) {
        if (!Types.isNumeric(value)) {
            throw PythonException.of(value, "to_human_time_from_seconds needs a number, not %s");
        }
        double number = NumberMath.asDouble(value);
        if (!Comparison.isTrue(value)) {
            return "0s";
        }
        if (number < 1) {
            return Printed.str(value, new Budget()) + "\u03bcs";
        }
        double seconds = Math.rint(number);
        if (!(seconds < MOST_SECONDS)) {
            throw new PythonException("date value out of range");
        }
        try {
            return text(LocalDateTime.of(1, 1, 1, 0, 0).plusSeconds((long) seconds));
        } catch (DateTimeException e) {
            throw new PythonException("date value out of range");
        }
    }

    private static String text(LocalDateTime end) {
        long[] parts = {end.getYear() - 1, end.getDayOfMonth() - 1, end.getHour(), end.getMinute(), end.getSecond()};
        String units = "ydhms";
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0 || !out.isEmpty()) {
                out.append(parts[i]).append(units.charAt(i));
            }
        }
        return out.isEmpty() ? "0s" : out.toString();
    }
}
