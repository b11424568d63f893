// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

/** There is no good answer; the message is for whoever typed the command. */
public final class RequestFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RequestFailedException(String message) {
        super(message);
    }

    public RequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
