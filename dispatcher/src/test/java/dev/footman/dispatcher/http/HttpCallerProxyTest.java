// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static dev.footman.dispatcher.http.TlsCalls.UNVERIFIED;
import static dev.footman.dispatcher.http.TlsCalls.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a proxy. */
@Timeout(60)
class HttpCallerProxyTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Outcome SENT = new Answered(200, null);
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("LAB\\svc:p@ss:w\u00f6rd+%".getBytes(StandardCharsets.UTF_8));
    private static final String LOGIN = "LAB%5Csvc:p%40ss:w%C3%B6rd+%25";

    private static FakeEndpoint secure;

    private final FakeEndpoint plain = FakeEndpoint.start();
    private final HttpCaller caller = caller(ProxySettings.NONE);

    @BeforeAll
    static void listen() {
        secure = FakeEndpoint.startTls(
                TlsSockets.showing(TestAuthority.known("Estate").localhost()));
    }

    @AfterAll
    static void end() {
        secure.close();
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        plain.close();
    }

    private static HttpCaller caller(ProxySettings proxies) {
        return new HttpCaller(8, 8, "Footman/1.2.3", proxies, FakeEndpoint.ALLOWED, Clock.systemUTC());
    }

    private Outcome call(String url, String proxy) {
        return caller.call(get(url, UNVERIFIED, proxy), "d-1", LONG).outcome();
    }

    @Test
    void aCallToHttpsGoesThroughATunnelThatIsKept() {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            // when
            List<Outcome> outcomes =
                    List.of(call(secure.url("/tunnel"), proxy.url()), call(secure.url("/tunnel"), proxy.url()));

            // then
            assertThat(outcomes).containsOnly(SENT);
            assertThat(proxy.asked()).containsExactly("CONNECT localhost:" + secure.port());
            assertThat(secure.requests("/tunnel"))
                    .hasSize(2)
                    .allSatisfy(
                            request -> assertThat(request.headers()).noneMatch(header -> header.startsWith("Proxy-")));
        }
    }

    @Test
    void aCallToHttpIsAskedOfTheProxyInAbsoluteFormOverOneConnection() {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            // given
            Call call = new Call(
                    "POST",
                    plain.url("/a/../b?c=%20d"),
                    Map.of(),
                    "{}",
                    null,
                    null,
                    proxy.url(),
                    List.of(),
                    null,
                    false);

            // when
            List<Outcome> outcomes = List.of(
                    caller.call(call, "d-1", LONG).outcome(),
                    caller.call(call, "d-1", LONG).outcome());

            // then
            assertThat(outcomes).containsOnly(SENT);
            assertThat(proxy.asked())
                    .containsExactly("POST " + plain.url("/a/../b?c=%20d"), "POST " + plain.url("/a/../b?c=%20d"));
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(plain.requests()).extracting(Received::body).containsExactly("{}", "{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "OPTIONS"})
    void aCallToHttpAsksForNoOtherProtocolThroughAProxy(String method) {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            // given
            Call call = new Call(
                    method, plain.url("/hook"), Map.of(), null, null, null, proxy.url(), List.of(), null, false);

            // when
            Outcome outcome = caller.call(call, "d-1", LONG).outcome();

            // then
            assertThat(outcome).isEqualTo(SENT);
            assertThat(plain.requests("/hook").getFirst().headers())
                    .extracting(header -> header.toLowerCase(Locale.ROOT))
                    .doesNotContain("connection: upgrade")
                    .noneMatch(header -> header.startsWith("upgrade:"));
        }
    }

    @Test
    void aProxyIsToldAtOnceWhoWeAre() {
        try (ForwardProxy proxy = ForwardProxy.demanding(BASIC)) {
            // given
            String url = "http://" + LOGIN + "@" + proxy.host();

            // when
            List<Outcome> outcomes = List.of(call(plain.url("/hook"), url), call(secure.url("/login"), url));

            // then
            assertThat(outcomes).containsOnly(SENT);
            assertThat(proxy.asked())
                    .containsExactly("GET " + plain.url("/hook"), "CONNECT localhost:" + secure.port());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''           | wants a user and password; write it as http://user:password@host:port (407)
            me:secret@   | does not accept the user and password that are set for it (407)
            """)
    void aLoginThatIsMissingOrWrongIsTheProxysFaultNotTheEndpoints(String login, String reason) {
        try (ForwardProxy proxy = ForwardProxy.demanding(BASIC)) {
            // given
            String url = "http://" + login + proxy.host();

            // when
            List<Outcome> outcomes = List.of(call(plain.url("/hook"), url), call(secure.url("/none"), url));

            // then
            assertThat(outcomes).containsOnly(new NotConnected("the proxy " + proxy.url() + " " + reason));
            assertThat(proxy.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me:other@", "other:secret@"})
    void aTunnelOfOneLoginIsNotUsedByAnother(String other) {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            // given
            call(secure.url("/who"), "http://me:secret@" + proxy.host());

            // when
            Outcome outcome = call(secure.url("/who"), "http://" + other + proxy.host());

            // then
            assertThat(outcome).isEqualTo(SENT);
            assertThat(proxy.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | 'HTTP/1.1 403 No\r\nContent-Length: 0'
            403 | 'HTTP/1.1 403 No\r\nContent-Length: 3\r\n\r\nno!'
            502 | 'HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0'
            204 | 'HTTP/1.1 204 Odd'
            """)
    void aTunnelThatIsRefusedIsNoAnswerOfTheEndpointAndHoldsNoConnection(int status, String head) throws IOException {
        try (ForwardProxy proxy = ForwardProxy.start().answering(head);
                HttpCaller ofOne = new HttpCaller(
                        1, 1, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC())) {
            // given
            Call call = get(secure.url("/refused"), UNVERIFIED, proxy.url());
            Outcome refused = new NotConnected(
                    "the proxy %s did not connect to the endpoint; it answered with %d".formatted(proxy.url(), status));

            // when
            List<Outcome> outcomes = List.of(
                    ofOne.call(call, "d-1", Duration.ofSeconds(5)).outcome(),
                    ofOne.call(call, "d-1", Duration.ofSeconds(5)).outcome(),
                    ofOne.call(get(secure.url("/direct"), UNVERIFIED), "d-1", LONG)
                            .outcome());

            // then
            assertThat(outcomes).containsExactly(refused, refused, SENT);
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamedWithoutItsPassword() {
        // given
        ForwardProxy proxy = ForwardProxy.start();
        proxy.close();

        // when
        Outcome outcome = call(plain.url("/hook"), "http://me:secret@" + proxy.host());

        // then
        assertThat(outcome)
                .isEqualTo(new NotConnected(
                        "through the proxy " + proxy.url() + ": the connection was refused or not answered"));
    }

    @Test
    void aHandshakeThatFailsInATunnelIsToldAndNotTriedAgain() {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            // when
            Outcome outcome = caller.call(get(secure.url("/hook"), null, proxy.url()), "d-1", LONG)
                    .outcome();

            // then
            assertThat(outcome)
                    .isEqualTo(new NotConnected("through the proxy " + proxy.url()
                            + ": the endpoint's certificate is not trusted: no authority known here has signed it"));
            assertThat(proxy.asked()).hasSize(1);
        }
    }

    @Test
    void aProxyThatSaysNothingIsCutOffAtTheLimit() {
        try (ForwardProxy proxy = ForwardProxy.start().answering("-")) {
            // given
            Duration limit = Duration.ofMillis(300);

            // when
            Outcome outcome = caller.call(get(secure.url("/hook"), UNVERIFIED, proxy.url()), "d-1", limit)
                    .outcome();

            // then
            assertThat(outcome).isEqualTo(new Outcome.TimedOut(limit));
        }
    }

    @Test
    void aProxyThatIsNoneIsRefusedAndNotRepeated() {
        assertThat(call(plain.url("/hook"), "https://me:secret@proxy.example:3128"))
                .isEqualTo(new Refused("the proxy must be one that is spoken to in plain HTTP, such as"
                        + " http://proxy.example:3128, but begins with https://;"
                        + " calls to https:// URLs are safe through it"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # proxy of the call, hosts without one, whether the proxy is used
            -,                   other.example,     true
            -,                   localhost,         false
            '',                  other.example,     false
            """)
    void theDefaultProxyIsUsedUnlessTheCallOrTheHostSaysOtherwise(String own, String noProxy, boolean isUsed)
            throws IOException {
        try (ForwardProxy proxy = ForwardProxy.start();
                HttpCaller through = caller(
                        new ProxySettings(Optional.of(Proxy.parse(proxy.url())), Optional.empty(), List.of(noProxy)))) {
            // when
            Outcome outcome = through.call(get(plain.url("/hook"), null, own), "d-1", LONG)
                    .outcome();

            // then
            assertThat(outcome).isEqualTo(SENT);
            assertThat(proxy.connections()).isEqualTo(isUsed ? 1 : 0);
        }
    }

    @Test
    void aDefaultProxyForHttpsIsNotUsedForHttp() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.start();
                HttpCaller through =
                        caller(new ProxySettings(Optional.empty(), Optional.of(Proxy.parse(proxy.url())), List.of()))) {
            // when
            List<Outcome> outcomes = List.of(
                    through.call(get(plain.url("/hook"), null), "d-1", LONG).outcome(),
                    through.call(get(secure.url("/default"), UNVERIFIED), "d-1", LONG)
                            .outcome());

            // then
            assertThat(outcomes).containsOnly(SENT);
            assertThat(proxy.asked()).containsExactly("CONNECT localhost:" + secure.port());
        }
    }
}
