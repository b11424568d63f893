// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call.Tls;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that want to know who calls. */
@Timeout(60)
class HttpCallerClientCertificateTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private static TestAuthority authority;
    private static TestCertified server;
    private static TestCertified ours;
    private static TestCertified oursByRsa;
    private static TestCertified strangers;

    @TempDir
    private Path folder;

    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @BeforeAll
    static void create() {
        authority = TestAuthority.known("Estate");
        server = authority.localhost();
        ours = authority.issue("footman");
        oursByRsa = authority.issueFor("RSA", "footman");
        strangers = TestAuthority.known("Stranger").issue("footman");
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
    }

    private Outcome call(String version, Tls tls) {
        try (FakeEndpoint endpoint = FakeEndpoint.startTls(TlsSockets.demanding(server, authority, version))) {
            return caller.call(TlsCalls.get(endpoint.url("/hook"), tls), "d-1", LONG)
                    .outcome();
        }
    }

    private Tls showing(TestCertified certified, boolean verify) {
        String ca = authority.root().certificateIn(folder, "ca.pem");
        return new Tls(
                verify, ca, false, certified.certificateIn(folder, "ours.pem"), certified.keyIn(folder, "ours.key"));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,true", "TLSv1.3,false", "TLSv1.2,true", "TLSv1.2,false"})
    void ourCertificateIsShownWhetherOrNotTheEndpointsIsVerified(String version, boolean verify) {
        assertThat(call(version, showing(ours, verify))).isEqualTo(new Answered(200, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aKeyOfRsaServesAsWell(String version) {
        assertThat(call(version, showing(oursByRsa, true))).isEqualTo(new Answered(200, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aCertificateAndItsKeyMayBeInOneFile(String version) {
        // given
        String both = TestCertified.write(folder, "both.pem", ours.keyPem() + ours.certificatePem());

        // when
        Outcome outcome = call(version, new Tls(false, "", false, both, ""));

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEndpointThatWantsACertificateWhereNoneIsSetIsToldAsSuch(String version) {
        assertThat(call(version, TlsCalls.UNVERIFIED).summary())
                .contains("client certificate")
                .endsWith(", and none is set; name one in clientCert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEndpointThatDoesNotAcceptOursIsToldAsSuch(String version) {
        assertThat(call(version, showing(strangers, true)).summary())
                .contains("client certificate")
                .doesNotContain("none is set");
    }
}
