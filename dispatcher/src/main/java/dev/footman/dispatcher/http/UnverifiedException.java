// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.security.cert.CertificateException;

/** An endpoint's certificate is not what it must be; the message says so in plain words. */
final class UnverifiedException extends CertificateException {
    UnverifiedException(String message, Exception cause) {
        super(message, cause);
    }
}
