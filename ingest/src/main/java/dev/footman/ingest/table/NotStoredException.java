// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.table;

/** Kafka did not take a change in time; nobody knows whether it will come to count. It has no stack trace. */
public final class NotStoredException extends RuntimeException {
    public NotStoredException(String reason) {
        super(reason, null, false, false);
    }
}
