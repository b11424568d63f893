// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.io.IOException;

/** A file that a call's TLS needs cannot be used; the message names setting and file, and says how to mend it. */
public final class TlsFileException extends IOException {
    TlsFileException(String message) {
        super(message);
    }
}
