// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

/** A sealed text cannot be opened. The message says why, and nothing of what is in it. */
public final class SealBrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String message) {
        super(message);
    }
}
