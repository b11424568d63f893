// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of texts that make something of them, or find something in them. */
final class TextMethods {
    static final Map<String, Method> ALL = Map.ofEntries(
            shape("upper", TextShape::upper),
            shape("lower", TextShape::lower),
            shape("casefold", text -> TextShape.lower(TextShape.upper(text))),
            shape("capitalize", TextShape::capitalize),
            shape("title", TextShape::title),
            shape("swapcase", TextShape::swapCase),
            strip("strip", true, true),
            strip("lstrip", true, false),
            strip("rstrip", false, true),
            pad("ljust", TextShape.Side.LEFT),
            pad("rjust", TextShape.Side.RIGHT),
            pad("center", TextShape.Side.CENTER),
            Method.ofText("zfill", (self, given, b) -> TextShape.zeroFilled(self, given.number(0, 0), b), "width"),
            Method.ofText(
                    "expandtabs", (self, given, b) -> TextShape.tabsExpanded(self, given.number(0, 8), b), "tabsize?"),
            Method.ofText(
                    "split",
                    (self, given, b) -> TextSplit.split(self, separator(given), given.number(1, -1), b),
                    "sep?",
                    "maxsplit?"),
            Method.ofText(
                    "rsplit",
                    (self, given, b) -> TextSplit.splitFromEnd(self, separator(given), given.number(1, -1), b),
                    "sep?",
                    "maxsplit?"),
            Method.ofText(
                    "splitlines", (self, given, b) -> TextSplit.lines(self, given.flag(0, false), b), "keepends?"),
            Method.ofText("partition", (self, given, b) -> TextSplit.partition(self, given.text(0), false, b), "sep"),
            Method.ofText("rpartition", (self, given, b) -> TextSplit.partition(self, given.text(0), true, b), "sep"),
            Method.ofText(
                    "join", (self, given, b) -> TextSplit.joined(self, Iteration.of(given.at(0), b), b), "iterable"),
            Method.ofText(
                    "replace",
                    (self, given, b) -> TextSearch.replace(self, given.text(0), given.text(1), given.number(2, -1), b),
                    "old",
                    "new",
                    "count?"),
            Method.ofText("removeprefix", (self, given, b) -> withoutPrefix(self, given.text(0)), "prefix"),
            Method.ofText("removesuffix", (self, given, b) -> withoutSuffix(self, given.text(0)), "suffix"),
            within("startswith", (self, part, b) -> edge("startswith", self, part)),
            within("endswith", (self, part, b) -> edge("endswith", self, part)),
            within("count", (self, part, b) -> count(self, Types.needText(part, "count() argument"), b)),
            Method.ofText("find", (self, given, b) -> find(self, given, false, b), "sub", "start?", "end?"),
            Method.ofText("rfind", (self, given, b) -> find(self, given, true, b), "sub", "start?", "end?"),
            Method.ofText("index", (self, given, b) -> index(find(self, given, false, b)), "sub", "start?", "end?"),
            Method.ofText("rindex", (self, given, b) -> index(find(self, given, true, b)), "sub", "start?", "end?"));

    /** What is asked of the part of a text between two bounds. */
    private interface Asked {
        Object of(String self, @Nullable Object part, Budget budget);
    }

    private TextMethods() {}

    private static Map.Entry<String, Method> shape(String name, UnaryOperator<String> made) {
        return Method.ofText(name, (self, given, budget) -> {
            budget.text(self.length());
            return made.apply(self);
        });
    }

    private static Map.Entry<String, Method> strip(String name, boolean left, boolean right) {
        return Method.ofText(
                name,
                (self, given, budget) -> {
                    budget.text(self.length());
                    if (!given.isSet(0)) {
                        return TextShape.strip(self, TextShape::isSpace, left, right);
                    }
                    String gone = given.text(0);
                    budget.steps((long) self.length() * gone.length() / 64);
                    return TextShape.strip(self, c -> gone.indexOf(c) >= 0, left, right);
                },
                "chars?");
    }

    private static Map.Entry<String, Method> pad(String name, TextShape.Side side) {
        return Method.ofText(
                name,
                (self, given, b) -> TextShape.padded(self, given.number(0, 0), given.text(1, " "), side, b),
                "width",
                "fillchar?");
    }

    private static Map.Entry<String, Method> within(String name, Asked asked) {
        return Method.ofText(
                name,
                (self, given, budget) -> asked.of(bounded(self, given), given.at(0), budget),
                "sub",
                "start?",
                "end?");
    }

    private static @Nullable String separator(Given given) {
        return given.isSet(0) ? given.text(0) : null;
    }

    private static long bound(Given given, int at, long otherwise, int size) {
        long index = given.isSet(at) ? given.number(at, 0) : otherwise;
        return Math.clamp(index < 0 ? index + size : index, 0, size);
    }

    private static String bounded(String self, Given given) {
        if (!given.isSet(1) && !given.isSet(2)) {
            return self;
        }
        int size = CodePoints.length(self);
        long from = bound(given, 1, 0, size);
        return CodePoints.part(self, (int) from, (int) Math.max(from, bound(given, 2, size, size)));
    }

    private static boolean edge(String name, String self, @Nullable Object part) {
        List<?> parts = part instanceof Tuple tuple ? tuple : Tuple.of(part);
        for (Object one : parts) {
            String text = Types.text(one);
            if (text == null) {
                throw PythonException.of(one, name + " first arg must be str or a tuple of str, not %s");
            }
            if (name.equals("startswith") ? self.startsWith(text) : self.endsWith(text)) {
                return true;
            }
        }
        return false;
    }

    private static long count(String self, String part, Budget budget) {
        if (part.isEmpty()) {
            return CodePoints.length(self) + 1L;
        }
        long count = 0;
        int at = TextSearch.indexOf(self, part, 0, budget);
        while (at >= 0) {
            count++;
            at = TextSearch.indexOf(self, part, at + part.length(), budget);
        }
        return count;
    }

    private static long find(String self, Given given, boolean last, Budget budget) {
        String part = given.text(0);
        int size = CodePoints.length(self);
        if (given.isSet(1) && given.number(1, 0) > size) {
            return -1;
        }
        String looked = bounded(self, given);
        int at = last ? TextSplit.lastIndexOf(looked, part, budget) : TextSearch.indexOf(looked, part, 0, budget);
        return at < 0 ? -1 : looked.codePointCount(0, at) + (given.isSet(1) ? bound(given, 1, 0, size) : 0);
    }

    private static Object index(long found) {
        if (found < 0) {
            throw new PythonException("substring not found");
        }
        return found;
    }

    private static String withoutPrefix(String self, String prefix) {
        return self.startsWith(prefix) ? self.substring(prefix.length()) : self;
    }

    private static String withoutSuffix(String self, String suffix) {
        return self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
    }
}
