// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says why a call failed, in words for whoever has to mend it: one line, of bounded length. */
final class Reason {
    private static final int CHARACTERS_AT_MOST = 300;

    private Reason() {}

    static String of(Exception failure) {
        return plain(
                switch (failure) {
                    case RefusedHostException refused -> said(refused);
                    case UnknownHostException unknown -> "the host's name is not known (" + said(unknown) + ")";
                    case ConnectException _ -> "the connection was refused or not answered";
                    case NoHttpResponseException _ -> "the endpoint closed the connection without an answer";
                    case SSLException tls -> TlsReason.of(tls);
                    case MessageConstraintException _ ->
                        "the endpoint's answer has more than %d headers, or a line of its head is longer than %d bytes"
                                .formatted(CleanConnections.MOST_HEADERS, CleanConnections.LONGEST_LINE);
                    case RejectedExecutionException _ -> "the dispatcher is closing";
                    default -> said(failure);
                });
    }

    /** Why a call that went {@code way} failed. */
    static String of(Exception failure, Way way) {
        String reason = of(failure);
        return way.proxy().isEmpty()
                ? reason
                : plain("through the proxy %s: %s".formatted(way.proxy().get(), reason));
    }

    static String said(Throwable failure) {
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
