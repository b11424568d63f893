// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        tls(new CertificateException("PKIX", new CertificateExpiredException("NotAfter"))),
                        "the endpoint's certificate has expired"),
                arguments(
                        tls(new CertificateException("PKIX", new CertificateNotYetValidException("NotBefore"))),
                        "the endpoint's certificate is not valid yet"),
                arguments(
                        tls(new CertificateException("PKIX", new CertPathBuilderException("unable to find"))),
                        "the endpoint's certificate is not trusted: no authority known here has signed it"),
                arguments(
                        new SSLHandshakeException("(certificate_unknown) No name matching a.example found"),
                        "the endpoint and we could not agree on TLS: (certificate_unknown) No name matching a.example found"),
                arguments(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        "the endpoint does not speak TLS on this port; is the URL to begin with http://?"),
                arguments(
                        new SSLHandshakeException("(protocol_version) Received fatal alert: protocol_version"),
                        "the endpoint speaks neither TLS 1.3 nor 1.2; older versions are not safe and not spoken here"),
                arguments(
                        new SSLHandshakeException(
                                "The server selected protocol version TLS11 is not accepted by client preferences"),
                        "the endpoint speaks neither TLS 1.3 nor 1.2; older versions are not safe and not spoken here"),
                arguments(new NoRouteToHostException("No route to host"), "No route to host"),
                arguments(new SocketException("Connection reset"), "Connection reset"),
                arguments(new IOException("one\r\ntwo\tthree\u0085four"), "one  two three four"),
                arguments(new IOException((String) null), "IOException"),
                arguments(new RejectedExecutionException("Task dev.footman@1f"), "the dispatcher is closing"),
                arguments(new IOException("\ud83d\ude00".repeat(301)), "\ud83d\ude00".repeat(300) + "…"),
                arguments(new IOException("x".repeat(300)), "x".repeat(300)));
    }

    private static SSLException tls(Exception cause) {
        return new SSLHandshakeException(cause.getMessage(), cause);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsToldInPlainWords(Exception failure, String reason) {
        assertThat(Reason.of(failure)).isEqualTo(reason);
    }
}
