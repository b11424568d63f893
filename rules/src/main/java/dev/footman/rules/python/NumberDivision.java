// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Python's divisions: {@code /} gives a float, {@code //} rounds down, and {@code %} has the divisor's sign. */
final class NumberDivision {
    private static final long EXACT = 1L << 53; // up to here every whole number is a float

    private NumberDivision() {}

    static Object divide(@Nullable Object left, @Nullable Object right) {
        boolean floats = Types.isFloat(left) || Types.isFloat(right);
        if (isZero(right)) {
            throw new PythonException(floats ? "float division by zero" : "division by zero");
        }
        if (floats || (isExact(left) && isExact(right))) {
            return NumberMath.asDouble(left) / NumberMath.asDouble(right);
        }
        double quotient = new BigDecimal(Ints.big(left))
                .divide(new BigDecimal(Ints.big(right)), new MathContext(40))
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new PythonException("integer division result too large for a float");
        }
        return quotient;
    }

    private static boolean isZero(@Nullable Object number) {
        return Types.isFloat(number)
                ? NumberMath.asDouble(number) == 0
                : Ints.big(number).signum() == 0;
    }

    private static boolean isExact(@Nullable Object number) {
        return Ints.isLong(number) && Math.abs(Ints.asLong(number)) <= EXACT;
    }

    static Object floorDivide(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isFloat(left) || Types.isFloat(right)) {
            if (isZero(right)) {
                throw new PythonException("float floor division by zero");
            }
            double a = NumberMath.asDouble(left);
            double b = NumberMath.asDouble(right);
            double whole = Math.rint((a - floorRest(a, b)) / b);
            return whole == 0 ? Math.copySign(0.0, a / b) : whole;
        }
        if (isZero(right)) {
            throw new PythonException("integer division or modulo by zero");
        }
        if (Ints.isLong(left) && Ints.isLong(right) && Ints.asLong(left) != Long.MIN_VALUE) {
            return Math.floorDiv(Ints.asLong(left), Ints.asLong(right));
        }
        return Ints.normal(divided(left, right, budget)[0]);
    }

    static Object modulo(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isFloat(left) || Types.isFloat(right)) {
            if (isZero(right)) {
                throw new PythonException("float modulo");
            }
            return floorRest(NumberMath.asDouble(left), NumberMath.asDouble(right));
        }
        if (isZero(right)) {
            throw new PythonException("integer modulo by zero");
        }
        if (Ints.isLong(left) && Ints.isLong(right)) {
            return Math.floorMod(Ints.asLong(left), Ints.asLong(right));
        }
        return Ints.normal(divided(left, right, budget)[1]);
    }

    private static double floorRest(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return (rest < 0) == (b < 0) ? rest : rest + b;
    }

    private static BigInteger[] divided(@Nullable Object left, @Nullable Object right, Budget budget) {
        BigInteger a = Ints.big(left);
        BigInteger b = Ints.big(right);
        budget.steps((a.bitLength() + b.bitLength()) / 8);
        BigInteger[] parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
            return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(b)};
        }
        return parts;
    }
}
