// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What schemas ask of numbers. Bounds are exact however large the number is. */
final class NumberChecks {
    private NumberChecks() {}

    /** Draft 4 has a flag beside the bound, later drafts a bound of its own; both are read. */
    static Check minimum(Part bound, @Nullable Part exclusive) {
        return isSet(exclusive)
                ? bound(bound, order -> order > 0, "is less than or equal to the minimum of")
                : bound(bound, order -> order >= 0, "is less than the minimum of");
    }

    static Check maximum(Part bound, @Nullable Part exclusive) {
        return isSet(exclusive)
                ? bound(bound, order -> order < 0, "is greater than or equal to the maximum of")
                : bound(bound, order -> order <= 0, "is greater than the maximum of");
    }

    static @Nullable Check above(Part bound, boolean hasMinimum) {
        return isFlag(bound, hasMinimum, "minimum")
                ? null
                : bound(bound, order -> order > 0, "is less than or equal to the minimum of");
    }

    static @Nullable Check below(Part bound, boolean hasMaximum) {
        return isFlag(bound, hasMaximum, "maximum")
                ? null
                : bound(bound, order -> order < 0, "is greater than or equal to the maximum of");
    }

    private static boolean isSet(@Nullable Part exclusive) {
        return exclusive != null && Boolean.TRUE.equals(exclusive.value());
    }

    private static boolean isFlag(Part part, boolean hasBound, String bound) {
        if (part.value() instanceof Boolean && !hasBound) {
            throw part.mustBe("beside a %1$s, such as {\"%1$s\": 0}, or a number".formatted(bound));
        }
        return part.value() instanceof Boolean;
    }

    private static Check bound(Part part, IntPredicate isGood, String message) {
        BigDecimal bound = part.number();
        return check(
                number -> isGood.test(number.compareTo(bound)),
                "%s %s".formatted(message, PythonText.repr(part.value())));
    }

    static Check multipleOf(Part part) {
        BigDecimal divisor = part.number();
        if (divisor.signum() <= 0) {
            throw part.mustBe("a number above 0, such as 5");
        }
        return check(
                number -> number.remainder(divisor).signum() == 0,
                "is not a multiple of " + PythonText.repr(part.value()));
    }

    private static Check check(Predicate<BigDecimal> isGood, String message) {
        return Check.of(Number.class, number -> exact(number).filter(isGood).isPresent(), message);
    }

    /** The number as its digits have it; empty for what is not finite. */
    static Optional<BigDecimal> exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> exact(decimal.doubleValue()); // as Python reads it, and of bounded size
            case BigInteger whole -> Optional.of(new BigDecimal(whole));
            case Double d when !Double.isFinite(d) -> Optional.empty();
            case Float f when !Float.isFinite(f) -> Optional.empty();
            case Number other -> Optional.of(new BigDecimal(other.toString()));
        };
    }
}
