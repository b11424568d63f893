// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a delivery: derived from what owes it, so that reprocessing owes the same delivery and not another. */
final class DeliveryId {
    private static final int BYTES = 12; // as long as StackStorm's ids; the chance of two alike in 10^12 is 10^-5

    private DeliveryId() {}

    static String of(String event, String rule) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(event.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            byte[] hash = digest.digest(rule.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
