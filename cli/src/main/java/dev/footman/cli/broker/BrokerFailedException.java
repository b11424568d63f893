// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

/** The embedded broker did not start. The message says why. */
public final class BrokerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
