// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Map;

/** The methods of numbers. */
final class NumberMethods {
    static final Map<String, Method> ALL = Map.ofEntries(
            Method.of("is_integer", (self, given, budget) -> isWhole(self)),
            Method.of("bit_length", (self, given, budget) ->
                    (long) Ints.big(self).abs().bitLength()),
            Method.of("conjugate", (self, given, budget) -> self));

    private NumberMethods() {}

    private static boolean isWhole(Object self) {
        double number = NumberMath.asDouble(self);
        return number == Math.rint(number) && !Double.isInfinite(number);
    }
}
