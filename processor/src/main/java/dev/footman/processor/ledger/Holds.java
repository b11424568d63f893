// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.destination.DestinationState.Gate;

/** What may be sent to destinations just now. */
public interface Holds {
    /** What is sent to {@code destination} (scheme, host and port) at {@code nowMillis}. */
    Gate of(String destination, long nowMillis);

    /** How many calls it lately answered well in a second; 0 where that is not known. */
    double perSecond(String destination);
}
