// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.DerivedId;

/** The id of a delivery: derived from what owes it, so that reprocessing owes the same delivery and not another. */
final class DeliveryId {
    private DeliveryId() {}

    static String of(String event, String rule) {
        return DerivedId.after(event, event, rule);
    }
}
