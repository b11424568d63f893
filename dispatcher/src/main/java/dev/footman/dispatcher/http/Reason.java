// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says why a call failed, in words for whoever has to mend it: one line, of bounded length. */
final class Reason {
    private static final int CHARACTERS_AT_MOST = 300;

    /** What the JDK says of an answer that is none of TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    private Reason() {}

    static String of(Exception failure) {
        return plain(
                switch (failure) {
                    case UnknownHostException unknown -> "the host's name is not known (" + said(unknown) + ")";
                    case ConnectException _ -> "the connection was refused or not answered";
                    case NoHttpResponseException _ -> "the endpoint closed the connection without an answer";
                    case SSLException tls -> ofTls(tls);
                    case RejectedExecutionException _ -> "the dispatcher is closing";
                    default -> said(failure);
                });
    }

    private static String ofTls(SSLException failure) {
        if (said(failure).equals(NO_TLS)) {
            return "the endpoint does not speak TLS on this port; is the URL to begin with http://?";
        }
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> ofCertificate(cause).stream())
                .findFirst()
                .orElse("the endpoint and we could not agree on TLS: " + said(failure));
    }

    private static Optional<String> ofCertificate(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case CertificateExpiredException _ -> "the endpoint's certificate has expired";
                    case CertificateNotYetValidException _ -> "the endpoint's certificate is not valid yet";
                    case CertPathBuilderException _ ->
                        "the endpoint's certificate is not trusted: no authority known here has signed it";
                    default -> null;
                });
    }

    private static String said(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }

    /** One line of bounded length. */
    static String plain(String text) {
        String line = text.codePoints()
                .limit(CHARACTERS_AT_MOST)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}
