// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import org.jspecify.annotations.Nullable;

/** The topics are not there, or not as they must be. The message says which and what to do. */
public final class TopicsUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TopicsUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
