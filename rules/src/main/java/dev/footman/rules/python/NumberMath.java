// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Sums, products and powers of numbers; bools count as 0 and 1. */
public final class NumberMath {
    private static final int BITS_PER_STEP = 64;

    private NumberMath() {}

    static Object add(@Nullable Object left, @Nullable Object right) {
        if (Types.isFloat(left) || Types.isFloat(right)) {
            return asDouble(left) + asDouble(right);
        }
        if (Ints.isLong(left) && Ints.isLong(right)) {
            long a = Ints.asLong(left);
            long b = Ints.asLong(right);
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) >= 0) {
                return sum;
            }
        }
        return Ints.normal(Ints.big(left).add(Ints.big(right)));
    }

    static Object subtract(@Nullable Object left, @Nullable Object right) {
        if (Types.isFloat(left) || Types.isFloat(right)) {
            return asDouble(left) - asDouble(right);
        }
        if (Ints.isLong(left) && Ints.isLong(right)) {
            long a = Ints.asLong(left);
            long b = Ints.asLong(right);
            long difference = a - b;
            if (((a ^ b) & (a ^ difference)) >= 0) {
                return difference;
            }
        }
        return Ints.normal(Ints.big(left).subtract(Ints.big(right)));
    }

    static Object multiply(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isFloat(left) || Types.isFloat(right)) {
            return asDouble(left) * asDouble(right);
        }
        BigInteger a = Ints.big(left);
        BigInteger b = Ints.big(right);
        long bits = (long) a.bitLength() + b.bitLength();
        Ints.checkBits(bits);
        budget.steps(bits / BITS_PER_STEP);
        return Ints.normal(a.multiply(b));
    }

    static Object power(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (!Types.isFloat(left) && !Types.isFloat(right) && Ints.big(right).signum() >= 0) {
            BigInteger base = Ints.big(left);
            BigInteger exponent = Ints.big(right);
            if (base.abs().compareTo(BigInteger.ONE) <= 0) {
                return Ints.normal(
                        base.signum() < 0 && !exponent.testBit(0)
                                ? BigInteger.ONE
                                : exponent.signum() == 0 ? BigInteger.ONE : base);
            }
            Ints.checkBits(
                    exponent.bitLength() > 31
                            ? Long.MAX_VALUE
                            : base.bitLength() * exponent.longValue() - exponent.longValue());
            budget.steps(base.bitLength() * exponent.longValue() / 8);
            return Ints.normal(base.pow(exponent.intValue()));
        }
        double base = asDouble(left);
        double exponent = asDouble(right);
        if (base == 0 && exponent < 0) {
            throw new PythonException("0.0 cannot be raised to a negative power");
        }
        double result = base == 1 || exponent == 0 ? 1.0 : Math.pow(base, exponent);
        if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw new PythonException("(34, 'Numerical result out of range')");
        }
        if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
            throw new PythonException("the power of a negative number with a fraction is a complex number");
        }
        return result;
    }

    /** A number or a bool as a float. */
    public static double asDouble(@Nullable Object number) {
        if (number instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        double value = number instanceof Number real ? real.doubleValue() : 0;
        if (number instanceof BigInteger && Double.isInfinite(value)) {
            throw new PythonException("int too large to convert to float");
        }
        return value;
    }

    /** Below 0, 0 or above 0, by value and exact; for what is no number (NaN) it is 2. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        boolean floats = Types.isFloat(left) || Types.isFloat(right);
        if (!floats && Ints.isLong(left) && Ints.isLong(right)) {
            return Long.compare(Ints.asLong(left), Ints.asLong(right));
        }
        if (!floats) {
            return Ints.big(left).compareTo(Ints.big(right));
        }
        double a = rough(left);
        double b = rough(right);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return 2;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Types.isFloat(left) == Types.isFloat(right) || a != b
                    ? Double.compare(a, b)
                    : exactlyInfinite(left, a);
        }
        return exact(left).compareTo(exact(right));
    }

    private static int exactlyInfinite(@Nullable Object left, double size) {
        return Types.isFloat(left) == size > 0 ? 1 : -1; // an int is always smaller in size than infinity
    }

    private static double rough(@Nullable Object number) {
        return number instanceof Boolean flag ? (flag ? 1 : 0) : number instanceof Number real ? real.doubleValue() : 0;
    }

    private static BigDecimal exact(@Nullable Object number) {
        return Types.isFloat(number) ? new BigDecimal(rough(number)) : new BigDecimal(Ints.big(number));
    }
}
