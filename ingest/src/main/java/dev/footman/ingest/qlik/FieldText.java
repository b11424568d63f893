// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

/** What holds for the text of any field: what is taken out of it, and the forms of ids and dates. */
final class FieldText {
    private static final String GUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final String DATE = "dddd-dd-dd dd:dd:dd,ddd"; // log4net's %date, always the node's local time
    private static final String LOG4NET_NULL = "(null)"; // how log4net writes a property that is not set
    private static final int SHOWN = 80;

    private FieldText() {}

    /**
     * The text without control characters (0x00 to 0x1F, 0x7F); half a surrogate pair, which no encoding can carry,
     * becomes U+FFFD.
     */
    static String cleaned(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isControl(c) || Character.isSurrogate(c)) {
                return cleaned(text, at);
            }
        }
        return text;
    }

    private static String cleaned(String text, int from) {
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, from);
        text.codePoints().skip(from).filter(c -> !isControl(c)).forEach(c -> kept.appendCodePoint(whole(c)));
        return kept.toString();
    }

    private static int whole(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE ? '\uFFFD' : codePoint;
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c == 0x7F;
    }

    /** The text, or empty text for log4net's {@code (null)}. */
    static String said(String text) {
        return text.equals(LOG4NET_NULL) ? "" : text;
    }

    /** Whether the range says nothing: it is empty, or log4net's {@code (null)}. */
    static boolean isUnsaid(String text, int from, int to) {
        return from == to || (to - from == LOG4NET_NULL.length() && text.startsWith(LOG4NET_NULL, from));
    }

    static boolean isGuidOrEmpty(String text) {
        return text.isEmpty() || isGuid(text, 0, text.length());
    }

    static boolean isGuid(String text, int from, int to) {
        return hasForm(GUID, text, from, to);
    }

    /** Whether the range looks like {@code 2026-01-31 03:15:42,123}; that such a day exists is not asked. */
    static boolean isDate(String text, int from, int to) {
        return hasForm(DATE, text, from, to);
    }

    private static boolean hasForm(String form, String text, int from, int to) {
        if (to - from != form.length()) {
            return false;
        }
        for (int at = 0; at < form.length(); at++) {
            if (!fits(form.charAt(at), text.charAt(from + at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char form, char c) {
        return switch (form) {
            case 'd' -> c >= '0' && c <= '9';
            case 'x' -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            default -> c == form;
        };
    }

    /** The text in quotes, for a message about it: clean, and at most 80 characters of it. */
    static String shown(String text) {
        String head = text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
        return "'" + cleaned(head) + "'";
    }
}
