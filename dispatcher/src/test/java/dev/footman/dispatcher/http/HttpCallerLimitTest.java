// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static dev.footman.dispatcher.http.TlsCalls.UNVERIFIED;
import static dev.footman.dispatcher.http.TlsCalls.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.TimedOut;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the end of an attempt's time cuts off before there is a request, and what ends a connection's life. */
@Timeout(60)
class HttpCallerLimitTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final TimeValue LONG_LIFE = TimeValue.ofMinutes(10);

    private static HttpCaller caller(TimeValue life, DnsResolver names) {
        return new HttpCaller(
                new Connections(8, 8, life, names),
                "Footman/1.2.3",
                ProxySettings.NONE,
                FakeEndpoint.ALLOWED,
                Clock.systemUTC());
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Test
    void aNameLookUpThatIsNotAnsweredIsCutOffAtTheLimitAndHoldsUpNobodyElse() throws IOException {
        // given
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        Names names = new Names(host -> {
            if (host.equals("hangs.example")) {
                hanging.incrementAndGet();
                await(end);
            }
            return loopback();
        });
        try (FakeEndpoint endpoint = FakeEndpoint.start();
                HttpCaller caller = caller(LONG_LIFE, names)) {
            String url = endpoint.url("/hook").replace("localhost", "hangs.example");

            // when
            List<Outcome> cutOff = List.of(
                    caller.call(get(url, null), "d-1", SHORT).outcome(),
                    caller.call(get(url, null), "d-2", SHORT).outcome());
            Outcome other =
                    caller.call(get(endpoint.url("/hook"), null), "d-3", LONG).outcome();
            end.countDown();

            // then
            assertThat(cutOff).containsOnly(new TimedOut(SHORT));
            assertThat(other).isEqualTo(new Answered(200, null));
            assertThat(hanging).hasValue(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHandshakeThatIsNotAnsweredInATunnelIsCutOffAtTheLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ForwardProxy proxy = ForwardProxy.start();
                HttpCaller caller = caller(LONG_LIFE, new Names(host -> loopback()))) {
            // when
            String url = "https://localhost:%d/".formatted(silent.getLocalPort());
            Outcome outcome =
                    caller.call(get(url, UNVERIFIED, proxy.url()), "d-1", SHORT).outcome();

            // then
            assertThat(outcome).isEqualTo(new TimedOut(SHORT));
            assertThat(proxy.asked()).hasSize(1);
        }
    }

    @Test
    void aHandshakeThatStopsHalfWayIsCutOffAtTheLimit() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpCaller caller = caller(LONG_LIFE, new Names(host -> loopback()))) {
            // given
            Thread.startVirtualThread(() -> beginAHandshake(server));

            // when
            Outcome outcome = caller.call(
                            get("https://localhost:%d/".formatted(server.getLocalPort()), UNVERIFIED), "d-1", SHORT)
                    .outcome();

            // then
            assertThat(outcome).isEqualTo(new TimedOut(SHORT));
        }
    }

    /** Promises a record of TLS and sends a part of it. */
    private static void beginAHandshake(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(new byte[] {0x16, 0x03, 0x03, 0x02, 0x00, 0x02});
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            server.isClosed(); // the other side broke off, as it is meant to
        }
    }

    @Test
    void aConnectionIsNotKeptBeyondItsLife() throws IOException {
        // given
        AtomicInteger lookUps = new AtomicInteger();
        Names names = new Names(host -> {
            lookUps.incrementAndGet();
            return loopback();
        });
        try (FakeEndpoint endpoint = FakeEndpoint.start();
                HttpCaller caller = caller(TimeValue.ZERO_MILLISECONDS, names)) {
            // when
            caller.call(get(endpoint.url("/hook"), null), "d-1", LONG);
            caller.call(get(endpoint.url("/hook"), null), "d-2", LONG);

            // then
            assertThat(endpoint.connections()).isEqualTo(2);
            assertThat(lookUps).hasValue(2);
        }
    }
}
