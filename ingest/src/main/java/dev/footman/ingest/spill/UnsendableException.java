// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

/** The log will never take this record, for example since it is too large; it is then lost, and holds up no other. */
public final class UnsendableException extends Exception {
    public UnsendableException(String message, Throwable cause) {
        super(message, cause);
    }
}
