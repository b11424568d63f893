// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.function.IntPredicate;

/** The text of a regular expression while it is read, and the faults that are found in it. */
final class RegexText {
    private final String text;
    private int at;

    RegexText(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    int position() {
        return at;
    }

    void goTo(int position) {
        at = position;
    }

    /** Whether {@code next} stands here. */
    boolean sees(String next) {
        return text.startsWith(next, at);
    }

    /** Steps over {@code next} if it stands here. */
    boolean skip(String next) {
        if (!sees(next)) {
            return false;
        }
        at += next.length();
        return true;
    }

    /** The code point that stands here; -1 at the end. */
    int peek() {
        return isAtEnd() ? -1 : text.codePointAt(at);
    }

    int take() {
        if (isAtEnd()) {
            throw fault("ends too early", at);
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /** Takes at most {@code most} characters that are wanted. */
    String takeWhile(IntPredicate wanted, int most) {
        int from = at;
        while (at < text.length() && at - from < most && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Takes what stands before {@code end}, and {@code end}. */
    String takeUntil(String end, String whatFor) {
        int until = text.indexOf(end, at);
        if (until < 0) {
            throw fault("lacks the '%s' that ends %s".formatted(end, whatFor), at);
        }
        String taken = text.substring(at, until);
        at = until + end.length();
        return taken;
    }

    /** Steps over what the flag x lets be written for the reader only. */
    void skipRemarks() {
        while (!isAtEnd()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (" \t\n\r\f\u000b".indexOf(c) >= 0) {
                at++;
            } else {
                return;
            }
        }
    }

    IllegalArgumentException fault(String what, int position) {
        return new IllegalArgumentException(
                "the regular expression '%s' %s (at %d)".formatted(text, what, position + 1));
    }
}
