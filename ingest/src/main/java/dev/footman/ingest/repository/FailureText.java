// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Says why the repository gave no answer, and what to do about it: one line of bounded length, without secrets. */
final class FailureText {
    private static final int LONGEST = 300;

    private FailureText() {}

    static String of(Exception failure) {
        return switch (failure) {
            case UnknownHostException _ -> "the host's name is not known; see Butler.configQRS.host";
            case ConnectException _ ->
                "the connection is refused or not answered; see Butler.configQRS.host and port, and that the repository runs";
            case SSLException tls ->
                "no agreement on TLS (%s); see that Butler.cert holds certificates which the QMC exported of this site"
                        .formatted(said(tls));
            default ->
                "the connection broke (%s); see that the repository runs, and that it knows the certificate of Butler.cert"
                        .formatted(said(failure));
        };
    }

    static String late(Duration limit) {
        return "no answer within %s ms; see that the repository is well, or raise footman.qrs.timeout"
                .formatted(limit.toMillis());
    }

    static String status(int status) {
        return switch (status) {
            case 401, 403 ->
                "it answered %d; see that the user of X-Qlik-User in Butler.configQRS.headers.static may read apps, users and tasks"
                        .formatted(status);
            default -> "it answered %d; see the repository's log".formatted(status);
        };
    }

    static String tooLong(int bytes) {
        return "the answer is longer than %d bytes; see that Butler.configQRS.host and port are the repository's"
                .formatted(bytes);
    }

    private static String said(Exception failure) {
        String text = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ");
    }
}
