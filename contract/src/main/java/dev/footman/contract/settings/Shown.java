// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a value is shown to people: on one line, not too long, without what a URL may hide. */
final class Shown {
    static final String HIDDEN = "***";

    private static final int LONGEST = 120;

    /** A URL whose host can be told, so that an @ further on is part of its path. */
    private static final Pattern PLAIN_URL = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]*://)([^/?#@]*@)?([^/?#@:\\[\\]]+|\\[[^/?#@\\]]*])(:\\d*)?([/?#].*)?");

    private Shown() {}

    static String of(String text) {
        return line(withoutUrlSecrets(text), LONGEST);
    }

    /** Text without secrets that is not ours, such as a parser's message. */
    static String message(String text) {
        return line(text, 2 * LONGEST);
    }

    /** The user info of a URL and its query may be credentials; in doubt all up to the last @ is user info. */
    private static String withoutUrlSecrets(String text) {
        if (!text.contains(":") && !text.contains("@")) {
            return text;
        }
        int query = text.indexOf('?');
        String address = query < 0 ? text : text.substring(0, query);
        return withoutUserInfo(address) + (query < 0 ? "" : "?" + HIDDEN);
    }

    private static String withoutUserInfo(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return address;
        }
        Matcher url = PLAIN_URL.matcher(address);
        if (url.matches()) {
            return url.group(2) == null ? address : url.group(1) + HIDDEN + "@" + address.substring(url.end(2));
        }
        int scheme = address.indexOf("://");
        return address.substring(0, scheme < 0 || scheme > at ? 0 : scheme + 3) + HIDDEN + address.substring(at);
    }

    private static String line(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(longest + 1L).forEach(c -> append(line, c));
        return line.length() <= longest ? line.toString() : line.substring(0, longest) + "...";
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.appendCodePoint(isPrintable(c) ? c : '?');
        }
    }

    /** Line separators, controls and what turns the direction of writing would let a value forge a line of its own. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
