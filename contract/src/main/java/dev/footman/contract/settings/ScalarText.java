// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands plain scalars: whole numbers, decimal numbers, yes and no. */
final class ScalarText {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][+-]?\\d{1,3})?");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");

    private ScalarText() {}

    static Optional<Integer> whole(String text, int least, int most) {
        return Optional.of(text)
                .filter(digits -> WHOLE.matcher(digits).matches())
                .map(Long::parseLong)
                .filter(number -> number >= least && number <= most)
                .map(Long::intValue);
    }

    static Optional<Double> decimal(String text, double least, double most) {
        return Optional.of(text)
                .filter(digits -> DECIMAL.matcher(digits).matches())
                .map(Double::parseDouble)
                .filter(number -> number >= least && number <= most);
    }

    /** YAML 1.1's spellings, as SnakeYAML has them. */
    static Optional<Boolean> bool(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower)) {
            return Optional.of(true);
        }
        return FALSE.contains(lower) ? Optional.of(false) : Optional.empty();
    }

    /** A number as people write it: without a fraction where it has none. */
    static String of(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
