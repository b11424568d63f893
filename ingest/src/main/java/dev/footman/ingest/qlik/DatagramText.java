// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the text that Qlik Sense's log4net appenders send, one event in each datagram.
 *
 * <p>Fields are parted by {@code ;} with neither quotes nor escapes, so a semicolon inside a name is told from the ones
 * between fields by the ids and the date, which names do not look like.
 */
public final class DatagramText {
    static final String MEND = "compare the appender's conversionpattern";

    private DatagramText() {}

    /** Reads UTF-8; bytes that are none become U+FFFD. */
    public static Result read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** Reads {@code length} bytes of UTF-8 from {@code offset} on, so that a receive buffer need not be copied. */
    public static Result read(byte[] bytes, int offset, int length) {
        return read(new String(bytes, offset, length, UTF_8));
    }

    public static Result read(String text) {
        String cleaned = FieldText.cleaned(text);
        if (cleaned.isBlank()) {
            return new Result.Rejected(
                    Reason.EMPTY, "a datagram must hold an event's fields, but held no text; " + MEND);
        }
        Parts parts = Parts.of(cleaned);
        return DatagramType.named(cleaned, parts.end(0))
                .map(type -> read(type, parts))
                .orElseGet(() -> unknownType(cleaned.substring(0, parts.end(0))));
    }

    private static Result read(DatagramType type, Parts parts) {
        return switch (type) {
            case FAILED, ABORTED, SUCCEEDED, DISTRIBUTED -> TaskRecord.read(type, parts);
            case ENGINE_FAILED -> EngineRecord.read(type, parts);
        };
    }

    private static Result unknownType(String was) {
        return new Result.Rejected(
                Reason.UNKNOWN_TYPE,
                "the type must be one of " + DatagramType.KNOWN + ", but was " + FieldText.shown(was) + "; " + MEND);
    }
}
