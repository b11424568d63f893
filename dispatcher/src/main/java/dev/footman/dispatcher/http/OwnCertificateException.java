// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.net.SocketException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * An endpoint ended the connection because of the certificate that we showed, or did not show. In TLS 1.3 it says so
 * only after the handshake, when the request is on its way; then its word may get lost, and the connection just breaks.
 */
final class OwnCertificateException extends SSLException {
    /** Alerts that say so whether or not we know that we were asked (RFC 8446, section 6.2). */
    private static final Set<String> SURE = Set.of("certificate_required", "bad_certificate");

    /** Alerts that say so where we were asked. */
    private static final Set<String> LIKELY = Set.of(
            "access_denied",
            "certificate_expired",
            "certificate_revoked",
            "certificate_unknown",
            "decrypt_error",
            "handshake_failure",
            "unknown_ca",
            "unsupported_certificate");

    private OwnCertificateException(String message, IOException cause) {
        super(message, cause);
    }

    /** {@code failure} in these words if it is about our certificate, else {@code failure}. */
    static IOException ifItIsAbout(IOException failure, HttpClientContext context) {
        boolean isAsked = TlsByWay.isAskedForCertificate(context);
        String alert = TlsReason.alert(failure);
        String missing = Way.of(context).tls().hasCertificate() ? "" : ", and none is set; name one in clientCert";
        if (SURE.contains(alert) || (isAsked && LIKELY.contains(alert))) {
            String said = missing.isEmpty()
                    ? "the endpoint does not accept our client certificate (%s)"
                    : "the endpoint wants a client certificate (%s)" + missing;
            return new OwnCertificateException(said.formatted(alert), failure);
        }
        if (isAsked && isBroken(failure)) {
            return new OwnCertificateException(
                    "the connection broke after the endpoint asked for a client certificate" + missing, failure);
        }
        return failure;
    }

    private static boolean isBroken(IOException failure) {
        return failure instanceof SocketException || failure.getCause() instanceof SocketException;
    }
}
