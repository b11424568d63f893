// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a TLS connection failed. */
final class TlsReason {
    /** What the JDK says of an answer that is none of TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    /** What the JDK says of the endpoint's own words (RFC 8446, section 6.2). */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (?<alert>[a-z_]+)");

    private static final Pattern OLD_VERSION =
            Pattern.compile("selected protocol version (?<version>\\S+) is not accepted");

    private TlsReason() {}

    static String of(SSLException failure) {
        if (failure instanceof OwnCertificateException told) {
            return Reason.said(told);
        }
        if (Reason.said(failure).equals(NO_TLS)) {
            return "the endpoint does not speak TLS on this port; is the URL to begin with http://?";
        }
        Matcher old = OLD_VERSION.matcher(Reason.said(failure));
        if (old.find() || alert(failure).equals("protocol_version")) {
            return "the endpoint speaks neither TLS 1.3 nor 1.2; older versions are not safe and not spoken here";
        }
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> ofCertificate(cause).stream())
                .findFirst()
                .orElse("the endpoint and we could not agree on TLS: " + Reason.said(failure));
    }

    /** The name of the alert that the endpoint ended the connection with; empty if it sent none. */
    static String alert(Exception failure) {
        Matcher alert = ALERT.matcher(Reason.said(failure));
        return failure instanceof SSLException && alert.find() ? alert.group("alert") : "";
    }

    private static Optional<String> ofCertificate(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case UnverifiedException unverified -> Reason.said(unverified);
                    case CertificateExpiredException _ -> "the endpoint's certificate has expired";
                    case CertificateNotYetValidException _ -> "the endpoint's certificate is not valid yet";
                    case CertPathBuilderException _ ->
                        "the endpoint's certificate is not trusted: no authority known here has signed it";
                    default -> null;
                });
    }
}
