// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Map;
import java.util.function.IntPredicate;

/** The methods of texts that say yes or no of their characters. */
final class TextTests {
    static final Map<String, Method> ALL = Map.ofEntries(
            all("isalpha", Character::isLetter),
            all("isalnum", c -> Character.isLetter(c) || isNumeric(c)),
            all("isdecimal", TextTests::isDecimal),
            all("isdigit", c -> isDecimal(c) || isSuperscript(c)),
            all("isnumeric", TextTests::isNumeric),
            all("isspace", TextShape::isSpace),
            Method.ofText("isascii", (self, given, budget) -> self.chars().allMatch(c -> c < 0x80)),
            Method.ofText(
                    "isprintable", (self, given, budget) -> self.codePoints().allMatch(TextRepr::isPrintable)),
            Method.ofText("isidentifier", (self, given, budget) -> isIdentifier(self)),
            Method.ofText("islower", (self, given, budget) -> isCase(self, Character::isLowerCase)),
            Method.ofText("isupper", (self, given, budget) -> isCase(self, Character::isUpperCase)),
            Method.ofText("istitle", (self, given, budget) -> isTitle(self)));

    private TextTests() {}

    private static Map.Entry<String, Method> all(String name, IntPredicate test) {
        return Method.ofText(name, (self, given, budget) -> {
            budget.text(self.length());
            return !self.isEmpty() && self.codePoints().allMatch(test);
        });
    }

    private static boolean isDecimal(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static boolean isSuperscript(int c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x2089 && c != 0x2071);
    }

    private static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Whether a text could be a name in Python. */
    static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints()
                        .allMatch(c -> c == '_'
                                || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)));
    }

    private static boolean isCase(String text, IntPredicate wanted) {
        return text.codePoints().anyMatch(TextShape::isCased)
                && text.codePoints().filter(TextShape::isCased).allMatch(wanted);
    }

    private static boolean isTitle(String text) {
        boolean within = false;
        boolean any = false;
        for (int c : text.codePoints().toArray()) {
            boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
            if (capital ? within : Character.isLowerCase(c) && !within) {
                return false;
            }
            within = TextShape.isCased(c);
            any |= within;
        }
        return any;
    }
}
