// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

/** What may be sent to destinations just now. */
public interface Holds {
    /** Whether calls to a destination are made. */
    enum Hold {
        FREE,
        /** One now and then, to see how it does. */
        TRIED,
        HELD
    }

    /** Whether calls to {@code destination} (scheme, host and port) are made at {@code nowMillis}. */
    Hold of(String destination, long nowMillis);

    /** How many calls it lately answered well in a second; 0 where that is not known. */
    double perSecond(String destination);
}
