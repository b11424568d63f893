// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.producer;

/** An event is larger than Kafka takes, now and whenever it is sent again. */
public final class EventTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventTooLargeException(String message) {
        super(message);
    }
}
