// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.PythonException;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A semantic version (semver.org, 2.0.0). */
record Version(List<BigInteger> numbers, @Nullable String early) implements Comparable<Version> {
    private static final Pattern TEXT = Pattern.compile("(0|[1-9]\\d{0,99})\\.(0|[1-9]\\d{0,99})\\.(0|[1-9]\\d{0,99})"
            + "(?:-((?:0|[1-9]\\d*+|\\d*+[a-zA-Z-][0-9a-zA-Z-]*+)(?:\\.(?:0|[1-9]\\d*+|\\d*+[a-zA-Z-][0-9a-zA-Z-]*+)){0,50}))?"
            + "(?:\\+[0-9a-zA-Z-]++(?:\\.[0-9a-zA-Z-]++){0,50})?");
    private static final int LONGEST = 1_000;

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Version(List<BigInteger> numbers, @Nullable String early) {
        this.numbers = numbers;
        this.early = early;
    }

    static Version of(String text) {
        Matcher found = TEXT.matcher(text.length() > LONGEST ? "" : text);
        if (!found.matches()) {
            throw new PythonException("%s is not valid SemVer string".formatted(text));
        }
        return new Version(
                List.of(new BigInteger(found.group(1)), new BigInteger(found.group(2)), new BigInteger(found.group(3))),
                found.group(4));
    }

    /** The next version with one more at a place, and zeros behind it. */
    String next(int place) {
        StringBuilder next = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            BigInteger number =
                    i == place ? numbers.get(i).add(BigInteger.ONE) : i < place ? numbers.get(i) : BigInteger.ZERO;
            next.append(i == 0 ? "" : ".").append(number);
        }
        return next.toString();
    }

    String withoutPatch() {
        return numbers.getFirst() + "." + numbers.get(1);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (early == null || other.early == null) {
            return Boolean.compare(early == null, other.early == null);
        }
        return early(early.split("\\.", -1), other.early.split("\\.", -1));
    }

    private static int early(String[] left, String[] right) {
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = part(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int part(String left, String right) {
        boolean a = left.chars().allMatch(Character::isDigit);
        boolean b = right.chars().allMatch(Character::isDigit);
        int order = a && b
                ? new BigInteger(left).compareTo(new BigInteger(right))
                : a == b ? left.compareTo(right) : a ? -1 : 1;
        return Integer.signum(order);
    }
}
