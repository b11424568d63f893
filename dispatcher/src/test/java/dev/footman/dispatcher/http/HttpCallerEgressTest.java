// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.Refused;
import dev.footman.contract.settings.AddressRange;
import dev.footman.dispatcher.egress.EgressGuard;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls go and do not go. */
@Timeout(60)
class HttpCallerEgressTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Outcome SENT = new Answered(200, null);
    private static final EgressGuard BY_DEFAULT = new EgressGuard(List.of(), List.of());

    private final FakeEndpoint endpoint = FakeEndpoint.start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static EgressGuard guard(List<String> allow, List<String> deny) {
        return new EgressGuard(ranges(allow), ranges(deny));
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream()
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }

    private static HttpCaller caller(EgressGuard guard, DnsResolver names) {
        return caller(guard, names, ProxySettings.NONE, TimeValue.ZERO_MILLISECONDS);
    }

    private static HttpCaller caller(EgressGuard guard, DnsResolver names, ProxySettings proxies, TimeValue life) {
        return new HttpCaller(new Connections(8, 8, life, names), "Footman/1.2.3", proxies, guard, Clock.systemUTC());
    }

    private static HttpCaller through(ForwardProxy proxy) {
        ProxySettings settings = new ProxySettings(
                Optional.of(Proxy.parse(proxy.url())), Optional.of(Proxy.parse(proxy.url())), List.of());
        return caller(BY_DEFAULT, SystemDefaultDnsResolver.INSTANCE, settings, TimeValue.ofMinutes(1));
    }

    private static Call to(String url, @Nullable String proxy, boolean trusted) {
        return new Call("POST", url, Map.of(), "{}", null, null, proxy, List.of(), null, trusted);
    }

    private Outcome call(HttpCaller caller, String host, boolean trusted) {
        return caller.call(to("http://%s:%d/hook".formatted(host, endpoint.port()), null, trusted), "d-1", LONG)
                .outcome();
    }

    @Test
    void aNameThatStandsForLoopbackIsRefusedBeforeAnythingIsSent() throws IOException {
        try (HttpCaller caller = caller(BY_DEFAULT, Names.standingFor("127.0.0.1"))) {
            // when
            Outcome outcome = call(caller, "hooks.example", false);

            // then
            assertThat(outcome)
                    .isEqualTo(new Refused("calls may not go to 127.0.0.1, which is loopback (127.0.0.0/8, RFC 1122);"
                            + " if they are to, name it in footman.dispatcher.egress.allow (host hooks.example)"));
            assertThat(endpoint.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # host             | why
            localhost          | a name that needs no look-up
            127.0.0.1          | as everybody writes it
            127.1              | shortened
            2130706433         | one decimal number
            0x7f000001         | one hexadecimal number
            0x7f.0.0.1         | hexadecimal in part
            0177.0.0.1         | octal in part
            127.0.0.1.         | with the dot of the root
            0.0.0.0            | Linux connects to itself
            [::1]              | IPv6
            [::ffff:127.0.0.1] | IPv4 in IPv6
            [64:ff9b::7f00:1]  | IPv4 behind a translator
            """)
    void anAddressInTheUrlIsRefusedHoweverItIsSpelled(String host, String why) throws IOException {
        try (HttpCaller caller = caller(BY_DEFAULT, SystemDefaultDnsResolver.INSTANCE)) {
            // when
            Outcome outcome = call(caller, host, false);

            // then
            assertThat(outcome).as(why).isInstanceOf(Refused.class);
            assertThat(outcome.summary()).endsWith("egress.allow (host %s)".formatted(host));
            assertThat(endpoint.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:7f00:1]"})
    void whatIsAllowedIsReachedHoweverItIsSpelled(String host) throws IOException {
        // given
        EgressGuard allowing = guard(List.of("127.0.0.0/8", "::1", "177.0.0.1"), List.of());
        try (HttpCaller caller = caller(allowing, SystemDefaultDnsResolver.INSTANCE)) {

            // when
            Outcome outcome = call(caller, host, false);

            // then
            assertThat(outcome).isEqualTo(SENT);
        }
    }

    @Test
    void aHostThatAnOperatorWroteIsReachedUnlessItIsDenied() throws IOException {
        try (HttpCaller caller = caller(BY_DEFAULT, SystemDefaultDnsResolver.INSTANCE);
                HttpCaller denying =
                        caller(guard(List.of(), List.of("127.0.0.0/8", "::1")), Names.standingFor("127.0.0.1"))) {
            // when
            Outcome reached = call(caller, "localhost", true);
            Outcome denied = call(denying, "hooks.example", true);

            // then
            assertThat(reached).isEqualTo(SENT);
            assertThat(denied)
                    .isEqualTo(new Refused("calls may not go to 127.0.0.1, which footman.dispatcher.egress.deny names"
                            + " (127.0.0.0/8) (host hooks.example)"));
            assertThat(endpoint.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionToATrustedHostIsNotUsedByACallWhoseHostIsNotTrusted() throws IOException {
        try (HttpCaller caller =
                caller(BY_DEFAULT, Names.standingFor("127.0.0.1"), ProxySettings.NONE, TimeValue.ofMinutes(1))) {
            // when
            List<Outcome> trusted = List.of(call(caller, "hooks.example", true), call(caller, "hooks.example", true));
            Outcome other = call(caller, "hooks.example", false);

            // then
            assertThat(trusted).containsOnly(SENT);
            assertThat(other).isInstanceOf(Refused.class);
            assertThat(endpoint.requests()).hasSize(2);
            assertThat(endpoint.connections()).isEqualTo(1);
        }
    }

    @Test
    void ofSeveralAddressesOnlyThePermittedAreDialled() throws IOException {
        // given
        EgressGuard guard = guard(List.of("127.0.0.0/8"), List.of("127.0.0.2"));
        Names names = Names.standingFor("169.254.169.254", "127.0.0.2", "127.0.0.1");
        try (FakeEndpoint refused = FakeEndpoint.startAt("127.0.0.2", endpoint.port());
                HttpCaller caller = caller(guard, names)) {

            // when
            Outcome outcome = call(caller, "hooks.example", false);

            // then
            assertThat(outcome).isEqualTo(SENT);
            assertThat(endpoint.requests()).hasSize(1);
            assertThat(refused.connections()).isZero();
        }
    }

    @Test
    void aNameIsJudgedByWhatItStandsForAtEachAttempt() throws IOException {
        // given
        EgressGuard guard = guard(List.of("127.0.0.1"), List.of());
        try (HttpCaller caller = caller(guard, Names.changing("127.0.0.1", "127.0.0.2", "127.0.0.1"))) {

            // when
            List<Outcome> outcomes = List.of(
                    call(caller, "hooks.example", false),
                    call(caller, "hooks.example", false),
                    call(caller, "hooks.example", false));

            // then
            assertThat(outcomes)
                    .containsExactly(
                            SENT,
                            new Refused(
                                    "calls may not go to 127.0.0.2, which is loopback (127.0.0.0/8, RFC 1122);"
                                            + " if they are to, name it in footman.dispatcher.egress.allow (host hooks.example)"),
                            SENT);
            assertThat(endpoint.requests()).hasSize(2);
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsDialled() throws IOException {
        // given
        EgressGuard guard = guard(List.of("127.0.0.1"), List.of());
        try (FakeEndpoint rebound = FakeEndpoint.startAt("127.0.0.2", endpoint.port());
                HttpCaller caller = caller(guard, Names.changing("127.0.0.1", "127.0.0.2"))) {

            // when
            Outcome outcome = call(caller, "hooks.example", false);

            // then
            assertThat(outcome).isEqualTo(SENT);
            assertThat(endpoint.requests()).hasSize(1);
            assertThat(rebound.connections()).isZero();
        }
    }

    @Test
    void aLookUpThatFailsIsNoRefusal() throws IOException {
        // given
        Names nobody = new Names(host -> {
            throw new UnknownHostException(host);
        });
        try (HttpCaller caller = caller(BY_DEFAULT, nobody)) {

            // when
            Outcome outcome = call(caller, "hooks.example", false);

            // then
            assertThat(outcome).isEqualTo(new NotConnected("the host's name is not known (hooks.example)"));
        }
    }

    @Test
    void aRedirectIsAnAnswerAndLeadsNowhere() throws IOException {
        try (FakeEndpoint inside = FakeEndpoint.start();
                HttpCaller caller = caller(FakeEndpoint.ALLOWED, SystemDefaultDnsResolver.INSTANCE)) {
            // given
            endpoint.answer("/hook", Answer.of(307).with("Location", inside.url("/secrets")));

            // when
            Outcome outcome = call(caller, "localhost", false);

            // then
            assertThat(outcome).isEqualTo(new Answered(307, null));
            assertThat(inside.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void anAddressInTheUrlIsRefusedBeforeAProxyIsAskedForIt(String scheme) throws IOException {
        for (String host :
                List.of("169.254.169.254", "0xa9fea9fe", "0251.0376.0251.0376", "[fd00:ec2::254]", "localhost")) {
            try (ForwardProxy proxy = ForwardProxy.start();
                    HttpCaller caller = through(proxy)) {
                // when
                Outcome outcome = caller.call(to(scheme + "://" + host + "/", null, false), "d-1", LONG)
                        .outcome();

                // then
                assertThat(outcome).as(host).isInstanceOf(Refused.class);
                assertThat(proxy.connections()).isZero();
            }
        }
    }

    @Test
    void aProxyOfTheSettingsIsTrustedAndLooksNamesUpItself() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.start().answering("HTTP/1.1 202 Taken\r\nContent-Length: 0");
                HttpCaller caller = through(proxy)) {
            // when
            Outcome outcome = caller.call(to("http://hooks.invalid/hook", null, false), "d-1", LONG)
                    .outcome();

            // then
            assertThat(outcome).isEqualTo(new Answered(202, null));
            assertThat(proxy.asked()).containsExactly("POST http://hooks.invalid/hook");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void aProxyThatACallNamesIsTrustedAsTheCallIs(boolean trusted, boolean isReached) throws IOException {
        try (ForwardProxy proxy = ForwardProxy.start().answering("HTTP/1.1 202 Taken\r\nContent-Length: 0");
                HttpCaller caller = caller(BY_DEFAULT, SystemDefaultDnsResolver.INSTANCE)) {
            // when
            Outcome outcome = caller.call(to("http://hooks.invalid/hook", proxy.url(), trusted), "d-1", LONG)
                    .outcome();

            // then
            assertThat(outcome instanceof Answered).isEqualTo(isReached);
            assertThat(proxy.connections()).isEqualTo(isReached ? 1 : 0);
            assertThat(outcome.summary())
                    .startsWith(
                            isReached
                                    ? "was answered with 202"
                                    : "was not made: through the proxy %s: calls may not go to "
                                            .formatted(proxy.url()));
        }
    }
}
