// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class RepositoryTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Guid APP = new Guid(Qlik.APP);

    @TempDir
    private static Path folder;

    private static TestCertificate server;
    private static TestCertificate client;
    private static TestCertificate stranger;

    private StandIn standIn;

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, GeneralSecurityException {
        server = TestCertificate.make(folder, "EC");
        client = TestCertificate.make(folder, "RSA");
        stranger = TestCertificate.make(folder, "EC");
    }

    @BeforeEach
    void startStandIn() throws IOException, GeneralSecurityException {
        standIn = new StandIn(folder, server, client);
        Qlik.tell(standIn);
    }

    @AfterEach
    void stopStandIn() {
        standIn.close();
    }

    private Repository repository(TestCertificate shown, Duration limit) throws IOException {
        return new Repository(standIn.link(shown, null), limit);
    }

    @Test
    void threeQuestionsAreAnsweredOverOneConnection() throws IOException {
        try (Repository repository = repository(client, LONG)) {
            assertThat(repository.taskType(new Guid(Qlik.TASK))).isEqualTo(new Lookup.Found<>(0));
            assertThat(repository.ownerOf(APP)).isEqualTo(new Lookup.Found<>(new Guid(Qlik.ANNA)));
            assertThat(repository.user(new Guid(Qlik.ANNA)))
                    .isEqualTo(new Lookup.Found<>(new Owner("Anna Andersson", "LAB", "anna", "anna@example.test")));
            assertThat(standIn.connections).hasSize(1);
        }
    }

    @Test
    void whatIsNotThereIsMissing() throws IOException {
        try (Repository repository = repository(client, LONG)) {
            assertThat(repository.taskType(new Guid(Qlik.guid(1)))).isEqualTo(new Lookup.Missing<>());
            assertThat(repository.ownerOf(new Guid(Qlik.guid(1)))).isEqualTo(new Lookup.Missing<>());
        }
    }

    @Test
    void aStrangersCertificateIsRefusedAndTheReasonNamesTheSetting() throws IOException {
        try (Repository repository = repository(stranger, LONG)) {
            assertThat(repository.ownerOf(APP))
                    .isInstanceOfSatisfying(
                            Lookup.Failed.class,
                            failed -> assertThat(failed.reason()).contains("Butler.cert"));
            assertThat(standIn.calls).isEmpty();
        }
    }

    @Test
    void aRepositoryIsVerifiedWhereThatIsSet() throws IOException {
        // given
        RepositoryLink right = standIn.link(client, server.in(folder).certificate());
        RepositoryLink wrong = standIn.link(client, stranger.in(folder).certificate());

        // then
        try (Repository trusting = new Repository(right, LONG);
                Repository distrusting = new Repository(wrong, LONG)) {
            assertThat(trusting.ownerOf(APP)).isInstanceOf(Lookup.Found.class);
            assertThat(distrusting.ownerOf(APP))
                    .isInstanceOfSatisfying(
                            Lookup.Failed.class,
                            failed -> assertThat(failed.reason()).startsWith("no agreement on TLS ("));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | it answered 401; see that the user of X-Qlik-User in Butler.configQRS.headers.static may read apps, users and tasks
            403 | it answered 403; see that the user of X-Qlik-User in Butler.configQRS.headers.static may read apps, users and tasks
            500 | it answered 500; see the repository's log
            302 | it answered 302; see the repository's log
            """)
    void anotherAnswerIsAFailureWithItsMend(int status, String reason) throws IOException {
        standIn.status = status;

        try (Repository repository = repository(client, LONG)) {
            assertThat(repository.ownerOf(APP)).isEqualTo(new Lookup.Failed<>(reason));
        }
    }

    @Test
    void anAnswerThatNeverEndsIsNotReadToItsEnd() throws IOException {
        standIn.apps.put(Qlik.APP, " ".repeat((1 << 20) + 1));

        try (Repository repository = repository(client, LONG)) {
            assertThat(repository.ownerOf(APP))
                    .isEqualTo(new Lookup.Failed<>(
                            "the answer is longer than 1048576 bytes; see that Butler.configQRS.host"
                                    + " and port are the repository's"));
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedFor() throws IOException {
        standIn.hanging.add(Qlik.APP);

        try (Repository repository = repository(client, Duration.ofMillis(500))) {
            assertThat(repository.ownerOf(APP))
                    .isEqualTo(new Lookup.Failed<>(
                            "no answer within 500 ms; see that the repository is well, or raise footman.qrs.timeout"));
        }
    }

    @Test
    void aRepositoryThatIsAwayIsTold() throws IOException {
        try (Repository repository = repository(client, LONG)) {
            standIn.close();

            assertThat(repository.ownerOf(APP))
                    .isEqualTo(
                            new Lookup.Failed<>("the connection is refused or not answered; see Butler.configQRS.host"
                                    + " and port, and that the repository runs"));
        }
    }
}
