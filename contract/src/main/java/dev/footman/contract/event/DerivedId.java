// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are derived from what they follow from, so that processing again makes the same thing and not another. */
public final class DerivedId {
    private static final int TIME_DIGITS = 8; // the second, as the ids of events have it
    private static final int BESIDE_THE_TIME = 8;

    private DerivedId() {}

    /**
     * The id, of 24 hexadecimal digits, of what follows from an event. It begins with the event's second, so that ids of
     * one time lie together and can be forgotten together.
     */
    public static String after(String event, String... parts) {
        return event.substring(0, Math.min(TIME_DIGITS, event.length())) + of(BESIDE_THE_TIME, parts);
    }

    /** The first {@code bytes} of SHA-256 over the parts, a line break between them, as hexadecimal digits. */
    public static String of(int bytes, String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
