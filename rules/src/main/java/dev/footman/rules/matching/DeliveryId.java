// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.DerivedId;

/** The id of a delivery: derived from what owes it, so that reprocessing owes the same delivery and not another. */
final class DeliveryId {
    private static final int BYTES = 12; // as long as StackStorm's ids; the chance of two alike in 10^12 is 10^-5

    private DeliveryId() {}

    static String of(String event, String rule) {
        return DerivedId.of(BYTES, event, rule);
    }
}
