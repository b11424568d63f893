// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.destination.Destination;

/** Whom deliveries go to. */
final class Destinations {
    private Destinations() {}

    /** Scheme, host and port; empty where the call's URL names none. */
    static String of(Delivery delivery) {
        try {
            return Destination.of(delivery.call().url()).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
