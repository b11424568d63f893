// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static dev.footman.dispatcher.http.TlsCalls.get;
import static dev.footman.dispatcher.http.TlsCalls.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call.Tls;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom calls trust: the rows of contracts/butler.md, section 2.6, and what Butler's webhooks cannot say. */
@Timeout(60)
class HttpCallerTrustTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Outcome SENT = new Answered(200, null);
    private static final Outcome UNKNOWN_AUTHORITY =
            new NotConnected("the endpoint's certificate is not trusted: no authority known here has signed it");

    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static TestCertified server;

    @TempDir
    private Path folder;

    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @BeforeAll
    static void create() {
        authority = TestAuthority.known("Estate");
        stranger = TestAuthority.known("Stranger");
        server = authority.localhost();
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
    }

    private String rightCa() {
        return authority.root().certificateIn(folder, "right.pem");
    }

    private Outcome call(TestCertified shown, @Nullable Tls tls) {
        try (FakeEndpoint endpoint = FakeEndpoint.startTls(TlsSockets.showing(shown))) {
            Outcome outcome =
                    caller.call(get(endpoint.url("/hook"), tls), "d-1", LONG).outcome();
            assertThat(endpoint.requests()).hasSize(outcome.equals(SENT) ? 1 : 0);
            return outcome;
        }
    }

    @Test
    void withoutCertSettingsAPrivateCaIsNotTrusted() {
        assertThat(call(server, null)).isEqualTo(UNKNOWN_AUTHORITY);
    }

    @Test
    void publicRootsByNameAreTheSameAsNone() {
        assertThat(call(server, new Tls(true, "", true, "", ""))).isEqualTo(UNKNOWN_AUTHORITY);
    }

    @Test
    void withTheRightCaItIsSent() {
        assertThat(call(server, trusting(rightCa()))).isEqualTo(SENT);
    }

    @Test
    void withTheWrongCaTheIssuerIsNamed() {
        // given
        String wrong = stranger.root().certificateIn(folder, "wrong.pem");

        // when
        Outcome outcome = call(server, trusting(wrong));

        // then
        assertThat(outcome)
                .isEqualTo(new NotConnected("the endpoint's certificate is not trusted: no authority in the file '"
                        + wrong + "' has signed it; its issuer is 'CN=Estate'"));
    }

    @Test
    void withoutVerificationWhateverFileTheCaIsItIsSent() {
        // given
        String noCertificate = TestCertified.write(folder, "ca.pem", "no certificate");

        // when
        Outcome outcome = call(server, new Tls(false, noCertificate, false, "", ""));

        // then
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void withoutVerificationAMissingCaIsNotEvenLookedFor() {
        assertThat(call(server, new Tls(false, folder.resolve("none.pem").toString(), true, "", "")))
                .isEqualTo(SENT);
    }

    @Test
    void withoutVerificationAnotherHostsExpiredCertificateIsTakenToo() {
        // given
        TestCertified bad = stranger.issue("other.example", "-startdate", "2020/01/01 00:00:00", "-validity", "1");

        // when
        Outcome outcome = call(bad, TlsCalls.UNVERIFIED);

        // then
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void aCaFileThatIsMissingIsNamedWithItsMend() {
        // given
        String missing = folder.resolve("none.pem").toString();

        // when
        Outcome outcome = call(server, trusting(missing));

        // then
        assertThat(outcome)
                .isEqualTo(new NotConnected("the TLS setting ca (in Butler's settings cert.certCA): file '" + missing
                        + "' does not exist; put it there, or name the right one"));
    }

    @Test
    void aBundleOfSeveralCasTrustsEach() {
        // given
        String both = TestCertified.write(
                folder,
                "both.pem",
                "Stranger\n" + stranger.root().certificatePem() + "\nEstate\n"
                        + authority.root().certificatePem());

        // when
        Outcome outcome = call(server, trusting(both));

        // then
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void aCaBesidesThePublicRootsIsTrusted() {
        assertThat(call(server, new Tls(true, rightCa(), true, "", ""))).isEqualTo(SENT);
    }

    @Test
    void aCertificateThatIsItselfInTheFileIsTrusted() {
        // given
        TestCertified signedByItself = TestAuthority.create("localhost").root();

        // when
        Outcome outcome = call(signedByItself, trusting(signedByItself.certificateIn(folder, "self.pem")));

        // then
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void aCertificateForAnotherHostIsToldWithItsNames() {
        // given
        TestCertified other =
                authority.issue("x", "-ext", "san=dns:a.example,dns:b.example,ip:10.1.2.3,dns:c,dns:d,dns:e,dns:f");

        // when
        Outcome outcome = call(other, trusting(rightCa()));

        // then
        assertThat(outcome)
                .isEqualTo(new NotConnected("the endpoint's certificate is not for 'localhost', but for"
                        + " a.example, b.example, 10.1.2.3, c, d and 2 more"));
    }

    @Test
    void aCertificateWithoutOtherNamesIsForItsSubject() {
        assertThat(call(authority.issue("other.example"), trusting(rightCa())))
                .isEqualTo(new NotConnected(
                        "the endpoint's certificate is not for 'localhost', but for CN=other.example"));
    }

    @Test
    void anExpiredCertificateIsToldWithItsEnd() {
        // given
        TestCertified expired = authority.issue(
                "localhost", "-ext", "san=dns:localhost", "-startdate", "2020/01/01 00:00:00", "-validity", "1");

        // when
        Outcome outcome = call(expired, trusting(rightCa()));

        // then
        assertThat(outcome.summary())
                .startsWith("did not reach the endpoint: the endpoint's certificate has expired (on 2020-01-0");
    }

    @Test
    void aCertificateOfTheFutureIsToldWithItsBegin() {
        // given
        TestCertified early = authority.issue(
                "localhost", "-ext", "san=dns:localhost", "-startdate", "2090/01/01 00:00:00", "-validity", "1");

        // when
        Outcome outcome = call(early, trusting(rightCa()));

        // then
        assertThat(outcome.summary())
                .startsWith("did not reach the endpoint: the endpoint's certificate is not valid yet (before 2");
    }

    @Test
    void anAddressIsAHostToo() {
        // given
        TestCertified address = authority.issue("any", "-ext", "san=ip:127.0.0.1");

        // when
        Outcome outcome = callAs("127.0.0.1", address);

        // then
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void aHostOfWindowsMayHaveAnUnderscoreInItsName() {
        assertThat(callAs("qlik_node", authority.issue("qlik_node"))).isEqualTo(SENT);
        assertThat(callAs("qlik_node", authority.issue("other_node")))
                .isEqualTo(
                        new NotConnected("the endpoint's certificate is not for 'qlik_node', but for CN=other_node"));
    }

    private Outcome callAs(String host, TestCertified shown) {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add(host, InetAddress.getLoopbackAddress());
        Connections toLoopback = new Connections(8, 8, TimeValue.ofMinutes(1), names);
        try (FakeEndpoint endpoint = FakeEndpoint.startTls(TlsSockets.showing(shown));
                HttpCaller named = new HttpCaller(
                        toLoopback, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC())) {
            String url = endpoint.url("/hook").replace("localhost", host);
            return named.call(get(url, trusting(rightCa())), "d-1", LONG).outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
