// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

/** How many bytes a text has as JSON (RFC 8259, section 7): a control character has six times as many as it had before. */
public final class JsonSize {
    private static final int ESCAPED_BYTES = 6;

    private JsonSize() {}

    public static long of(String text) {
        long bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            bytes += of(text.charAt(at));
        }
        return bytes;
    }

    /** The beginning of {@code text} that has {@code most} bytes at most, and ends with no half of a character. */
    public static String beginning(String text, long most) {
        if (text.length() <= most / ESCAPED_BYTES) {
            return text; // most are so short, and need not be gone through
        }
        long left = most;
        int end = 0;
        while (end < text.length() && left >= of(text.charAt(end))) {
            left -= of(text.charAt(end));
            end++;
        }
        boolean isHalf = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, isHalf ? end - 1 : end);
    }

    private static int of(char one) {
        if (one == '"' || one == '\\' || (one >= '\b' && one <= '\r' && one != '\u000b')) {
            return 2;
        }
        if (one < ' ' || Character.isSurrogate(one)) { // Jackson escapes both of a pair
            return ESCAPED_BYTES;
        }
        if (one < 0x80) {
            return 1;
        }
        return one < 0x800 ? 2 : 3;
    }
}
