// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static dev.footman.dispatcher.http.TlsCalls.UNVERIFIED;
import static dev.footman.dispatcher.http.TlsCalls.get;
import static dev.footman.dispatcher.http.TlsCalls.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call.Tls;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while the dispatcher runs, and whose connections are whose. */
@Timeout(60)
class HttpCallerTlsFilesTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Outcome SENT = new Answered(200, null);

    private static TestAuthority old;
    private static TestAuthority renewed;
    private static TestCertified ofOld;
    private static TestCertified ofRenewed;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, clock);
    private TlsSockets sockets;
    private FakeEndpoint endpoint;

    @BeforeAll
    static void create() {
        old = TestAuthority.known("Estate");
        renewed = TestAuthority.known("Stranger");
        ofOld = old.localhost();
        ofRenewed = renewed.localhost();
    }

    @BeforeEach
    void listen() {
        sockets = TlsSockets.showing(ofOld);
        endpoint = FakeEndpoint.startTls(sockets);
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        endpoint.close();
    }

    private Outcome call(Tls tls) {
        return caller.call(get(endpoint.url("/hook"), tls), "d-1", LONG).outcome();
    }

    @Test
    void callsWithTheSameTlsShareAConnection() {
        // given
        String ca = old.root().certificateIn(folder, "ca.pem");

        // when
        List<Outcome> outcomes = List.of(call(trusting(ca)), call(trusting(ca)), call(trusting(ca)));

        // then
        assertThat(outcomes).containsOnly(SENT);
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    void callsWhoseTlsDiffersOnlyInWhatCountsForNothingShareOne() {
        // when
        List<Outcome> outcomes = List.of(call(UNVERIFIED), call(new Tls(false, "any.pem", true, "", "")));

        // then
        assertThat(outcomes).containsOnly(SENT);
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatWasNotVerifiedIsOfNoUseToACallThatVerifies() {
        // given
        call(UNVERIFIED);

        // when
        Outcome outcome = call(trusting(renewed.root().certificateIn(folder, "ca.pem")));

        // then
        assertThat(outcome).isInstanceOf(NotConnected.class);
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void twoWebhooksWithDifferentCasToOneHostEachKeepTheirOwnConnection() {
        // given
        Tls first = trusting(old.root().certificateIn(folder, "first.pem"));
        Tls second = trusting(old.root().certificateIn(folder, "second.pem"));

        // when
        List<Outcome> outcomes = List.of(call(first), call(second), call(first), call(second));

        // then
        assertThat(outcomes).containsOnly(SENT);
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    void theLimitOfConnectionsHoldsOverAllTls() throws IOException {
        try (HttpCaller ofOne =
                new HttpCaller(4, 1, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, clock)) {
            // given
            Tls verified = trusting(old.root().certificateIn(folder, "ca.pem"));
            ofOne.call(get(endpoint.url("/hook"), UNVERIFIED), "d-1", LONG);

            // when
            Outcome outcome = ofOne.call(get(endpoint.url("/hook"), verified), "d-2", LONG)
                    .outcome();

            // then
            assertThat(outcome).isEqualTo(SENT);
            endpoint.awaitRequests("/hook", 2);
            endpoint.awaitOpen(1);
        }
    }

    @Test
    void aRenewedCaIsFollowedWithoutARestart() {
        // given
        Tls tls = trusting(old.root().certificateIn(folder, "ca.pem"));
        call(tls);
        sockets.show(ofRenewed);
        renewed.root().certificateIn(folder, "ca.pem");
        clock.advance(A_SECOND);

        // when
        Outcome outcome = call(tls);

        // then
        assertThat(outcome).isEqualTo(SENT);
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    void whatTheNewCaDoesNotTrustIsNotServedByTheOldConnection() {
        // given
        Tls tls = trusting(old.root().certificateIn(folder, "ca.pem"));
        call(tls);
        renewed.root().certificateIn(folder, "ca.pem");
        clock.advance(A_SECOND);

        // when
        Outcome outcome = call(tls);

        // then
        assertThat(outcome.summary()).contains("no authority in the file");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void aFileThatChangedLeavesTheConnectionsOfOthersAlone() {
        // given
        Tls changing = trusting(old.root().certificateIn(folder, "changing.pem"));
        Tls staying = trusting(old.root().certificateIn(folder, "staying.pem"));
        call(changing);
        call(staying);
        TestCertified.write(folder, "changing.pem", "again\n" + old.root().certificatePem());
        clock.advance(A_SECOND);

        // when
        List<Outcome> outcomes = List.of(call(staying), call(changing));

        // then
        assertThat(outcomes).containsOnly(SENT);
        assertThat(endpoint.connections()).isEqualTo(3);
    }

    @Test
    void aFileThatBecomesUnusableLeavesTheLastGoodOneInUse() {
        // given
        Tls tls = trusting(old.root().certificateIn(folder, "ca.pem"));
        call(tls);
        TestCertified.write(folder, "ca.pem", "half wri");
        clock.advance(A_SECOND);

        // when
        Outcome outcome = call(tls);

        // then
        assertThat(outcome).isEqualTo(SENT);
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    void aFileThatComesLateIsFound() {
        // given
        Tls tls = trusting(folder.resolve("ca.pem").toString());
        Outcome before = call(tls);
        old.root().certificateIn(folder, "ca.pem");
        clock.advance(A_SECOND);

        // when
        Outcome outcome = call(tls);

        // then
        assertThat(before).isInstanceOf(NotConnected.class);
        assertThat(outcome).isEqualTo(SENT);
    }

    @Test
    void aClientCertificateWhoseKeyFollowsLaterIsFollowedWhenBothAreThere() {
        // given
        TestCertified first = old.issue("footman");
        TestCertified second = old.issue("footman", "-validity", "2");
        Tls tls = new Tls(false, "", false, first.certificateIn(folder, "ours.pem"), first.keyIn(folder, "ours.key"));
        call(tls);
        second.certificateIn(folder, "ours.pem");
        clock.advance(A_SECOND);
        call(tls);
        int connectionsBetween = endpoint.connections();
        second.keyIn(folder, "ours.key");
        clock.advance(A_SECOND);

        // when
        Outcome outcome = call(tls);

        // then
        assertThat(outcome).isEqualTo(SENT);
        assertThat(connectionsBetween).isEqualTo(1);
        assertThat(endpoint.connections()).isEqualTo(2);
    }
}
