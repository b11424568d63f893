// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.TimedOut;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpCallerTlsTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        caller.close();
    }

    private Outcome get(String url, Duration limit) {
        return caller.call(new Call("GET", url, Map.of(), null, null), "d-1", limit)
                .outcome();
    }

    @Test
    void aCertificateThatNobodyKnownHasSignedIsNotTrusted(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (FakeEndpoint endpoint =
                FakeEndpoint.startTls(TestCertificate.sockets(folder, "-ext", "san=dns:localhost"))) {
            // when
            Outcome outcome = get(endpoint.url("/hook"), LONG);

            // then
            assertThat(outcome)
                    .isEqualTo(new NotConnected(
                            "the endpoint's certificate is not trusted: no authority known here has signed it"));
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    @Test
    void aHandshakeThatIsNotAnsweredIsCutOffAtTheLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // when
            Outcome outcome = get("https://localhost:%d/".formatted(silent.getLocalPort()), SHORT);

            // then
            assertThat(outcome).isEqualTo(new TimedOut(SHORT));
        }
    }

    @Test
    void anEndpointThatSpeaksNoTlsIsToldAsSuch() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // given
            Thread.startVirtualThread(() -> answerPlainly(plain));

            // when
            Outcome outcome = get("https://localhost:%d/".formatted(plain.getLocalPort()), LONG);

            // then
            assertThat(outcome)
                    .isEqualTo(new NotConnected(
                            "the endpoint does not speak TLS on this port; is the URL to begin with http://?"));
        }
    }

    private static void answerPlainly(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
