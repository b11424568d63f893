// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

/** The records cannot be read just now; the message says why and what mends it. */
public final class RecordsUnavailableException extends RuntimeException {
    RecordsUnavailableException(Exception cause) {
        this(String.valueOf(cause.getMessage()));
    }

    RecordsUnavailableException(String reason) {
        super(
                "The records cannot be read: %s. If that stays, stop this node, delete the folder records in its data folder and start it again: it is read anew from Kafka."
                        .formatted(reason),
                null,
                false,
                false);
    }
}
