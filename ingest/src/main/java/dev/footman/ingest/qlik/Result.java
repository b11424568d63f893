// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

/** What came of reading one event. A bad one is an answer, not an exception: anyone can send us a datagram. */
public sealed interface Result {
    record Read(QlikEvent event) implements Result {}

    /**
     * It is no event.
     *
     * @param detail for the sender's keeper: what it must be, what it was (at most 80 characters of it), how to mend it
     */
    record Rejected(Reason reason, String detail) implements Result {}
}
