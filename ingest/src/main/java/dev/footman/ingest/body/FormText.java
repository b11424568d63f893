// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads form data: every value is a list of texts in their order; a name without a value is left out, a bad escape stays as
 * it is, and escaped bytes that are no UTF-8 become U+FFFD.
 *
 * <p>Source: the contract, section 1.5.
 */
public final class FormText {
    private FormText() {}

    public static Map<String, List<String>> read(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals >= 0 && equals < field.length() - 1) {
                fields.computeIfAbsent(unescaped(field.substring(0, equals)), name -> new ArrayList<>())
                        .add(unescaped(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    /** A text with {@code +} for blanks and bytes as {@code %41}. */
    public static String unescaped(String text) {
        return percentDecoded(text.replace('+', ' '));
    }

    /** A text with bytes as {@code %41}, as the path of a URL has them. */
    public static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            int high = bytes[at] == '%' && at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[at + 2], 16);
            if (low >= 0) {
                decoded.write(high * 16 + low);
                at += 2;
            } else {
                decoded.write(bytes[at]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
