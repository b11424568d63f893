// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

/** The listener could not be opened; the message is one line with address, cause and mend. */
public final class UdpBindException extends RuntimeException {
    UdpBindException(String message, Throwable cause) {
        super(message, cause);
    }
}
