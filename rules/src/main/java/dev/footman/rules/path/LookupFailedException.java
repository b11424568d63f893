// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

/** Says that a key path cannot be followed through a value, such as an index on an object; it has no stack trace. */
public final class LookupFailedException extends RuntimeException {
    LookupFailedException(String reason) {
        super(reason, null, false, false); // an event that does not fit is common, and the trace says nothing
    }

    /** Why, in words to go behind the key. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
