// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used. The message says why and what to do. */
public final class DataFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
