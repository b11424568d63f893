// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.charset.StandardCharsets;

/**
 * Tells by its bytes whether a delivery has a {@code turn}, without reading the whole of it: almost none has, and every one
 * passes here twice. In a text of JSON the quotation marks of these bytes would stand behind backslashes.
 */
final class TurnMark {
    private static final byte[] MARK = "\"turn\":{".getBytes(StandardCharsets.US_ASCII);

    private TurnMark() {}

    static boolean isIn(byte[] delivery) {
        int last = delivery.length - MARK.length;
        for (int at = 0; at <= last; at++) {
            if (delivery[at] == MARK[0] && isAt(delivery, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] delivery, int at) {
        for (int i = 1; i < MARK.length; i++) {
            if (delivery[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
