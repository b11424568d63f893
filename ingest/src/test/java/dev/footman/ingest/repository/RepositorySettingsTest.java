// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.Secret;
import dev.footman.ingest.Written;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositorySettingsTest {
    /** As in the file that comes with Butler. */
    private static final String PLACEHOLDERS = """
            Butler:
              cert:
                clientCert: <path/to/cert/client.pem>
                clientCertKey: <path/to/cert/client_key.pem>
                clientCertCA: <path/to/cert/root.pem>
              configQRS:
                host: <FQDN or IP>
                port: <port>
            """;

    private static final String USER = "{name: X-Qlik-User, value: UserDirectory=Internal;UserId=sa_repository}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // as above
    private static HttpSettings.Tls files;

    @SuppressWarnings("NullAway.Init") // as above
    private static HttpSettings.Tls others;

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, GeneralSecurityException {
        files = TestCertificate.make(folder, "EC").in(folder);
        others = TestCertificate.make(folder, "EC").in(folder);
    }

    @Test
    void nothingSetMeansTheDefaults() {
        RepositorySettings settings = new Written("").read(RepositorySettings::read);

        assertThat(settings).isEqualTo(new RepositorySettings(null, Duration.ofSeconds(5), Duration.ofMinutes(10)));
    }

    @Test
    void whatButlerIsToldIsNotLookedAtWhereItIsOffAndThatIsSaid() {
        // given
        Written butlers = new Written(PLACEHOLDERS);

        // when
        RepositorySettings settings = butlers.read(RepositorySettings::read);

        // then
        assertThat(settings.link()).isNull();
        assertThat(butlers.warnings(RepositorySettings::read))
                .containsExactly(
                        "not asked: the repository of Butler.configQRS, so that events lack appOwner fields and aborted and"
                                + " failed tasks of an app all count as reloads; set footman.qrs.enable: true to ask it");
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written written = new Written("""
                footman: {qrs: {enable: true, timeout: 200ms, cache: 1h}}
                Butler:
                  cert: {clientCert: '%s', clientCertKey: '%s', clientCertCA: '%s'}
                  configQRS:
                    authentication: certificates
                    host: qlik1
                    useSSL: true
                    port: 4243
                    rejectUnauthorized: true
                    headers: {static: [%s, {name: X-More, value: y}]}
                """.formatted(files.certificate(), files.key(), others.certificate(), USER));

        // when
        RepositorySettings settings = written.read(RepositorySettings::read);

        // then
        assertThat(settings)
                .isEqualTo(new RepositorySettings(
                        new RepositoryLink(
                                "qlik1",
                                4243,
                                List.of(
                                        new RepositoryLink.Header(
                                                "X-Qlik-User",
                                                new Secret("UserDirectory=Internal;UserId=sa_repository")),
                                        new RepositoryLink.Header("X-More", new Secret("y"))),
                                new RepositoryLink.Tls(files.certificate(), files.key(), others.certificate())),
                        Duration.ofMillis(200),
                        Duration.ofHours(1)));
    }

    @Test
    void whatIsNotNeededIsNotLookedAt() {
        // given
        Written unverified = new Written("""
                footman: {qrs: {enable: true}}
                Butler:
                  cert: {clientCert: '%s', clientCertKey: '%s', clientCertCA: <path/to/cert/root.pem>}
                  configQRS: {host: qlik1, headers: {static: [%s]}}
                """.formatted(files.certificate(), files.key(), USER));
        Written plain = new Written("""
                footman: {qrs: {enable: true}}
                Butler:
                  cert: {clientCert: <path/to/cert/client.pem>}
                  configQRS: {host: qlik1, useSSL: false, headers: {static: [%s]}}
                """.formatted(USER));

        // then
        assertThat(unverified.read(RepositorySettings::read).link())
                .isNotNull()
                .extracting(RepositoryLink::tls)
                .isEqualTo(new RepositoryLink.Tls(files.certificate(), files.key(), null));
        assertThat(plain.read(RepositorySettings::read).link())
                .isNotNull()
                .extracting(RepositoryLink::tls, RepositoryLink::port)
                .containsExactly(null, 4242);
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        assertThat(new Written("footman: {qrs: {enable: true}}\nButler: {configQRS: {port: 1}, cert: {}}")
                        .faults(RepositorySettings::read))
                .containsExactlyInAnyOrder(
                        "footman.yaml:2: Butler.configQRS.host is missing; it must be a host name or an address, such as qlik1.example.com",
                        "footman.yaml:2: Butler.configQRS.headers must hold static: [{name: X-Qlik-User, value: UserDirectory=Internal;UserId=sa_repository}], but holds no entry of that name",
                        "footman.yaml:2: Butler.cert.clientCert is missing; it names client.pem of the certificates that the QMC exports in PEM format",
                        "footman.yaml:2: Butler.cert.clientCertKey is missing; it names client_key.pem of the certificates that the QMC exports in PEM format");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enable: maybe   | enable must be true or false, but is 'maybe'
            timeout: 99ms   | timeout must be a duration from 100ms to 1m, such as 5s, but is '99ms'
            cache: 2d       | cache must be a duration from 1s to 1d, such as 10m, but is '2d'
            cach: 1m        | cach is not a setting; did you mean footman.qrs.cache?
            """)
    void everyFaultOfOurOwnSaysWhatToWriteInstead(String line, String fault) {
        assertThat(new Written("footman:\n  qrs:\n    " + line).faults(RepositorySettings::read))
                .containsExactly("footman.yaml:3: footman.qrs." + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host: a/b                 | host must be a host name or an address, such as qlik1.example.com, but is 'a/b'
            authentication: ntlm      | authentication must be one of certificates, but is 'ntlm'
            port: 0                   | port must be a whole number from 1 to 65535, such as 4242, but is '0'
            useSSL: x                 | useSSL must be true or false, but is 'x'
            rejectUnauthorized: x     | rejectUnauthorized must be true or false, but is 'x'
            hosts: x                  | hosts is not a setting; did you mean Butler.configQRS.host?
            headers: {static: [{name: 'a b', value: secret}]}  | headers.static[0].name must be a header's name, such as X-Qlik-User, but is the text 'a b'
            headers: {static: [{name: X-Qlik-User, value: "å"}]} | headers.static[0].value must be a header's value in ASCII, such as UserDirectory=Internal;UserId=sa_repository, but is not; write other letters as %C3%A5
            """)
    void everyFaultOfTheLinkSaysWhatToWriteInstead(String line, String fault) {
        String others = line.startsWith("host:") ? "" : "\n    host: qlik1";
        String user = line.startsWith("headers:") ? "" : "\n    headers: {static: [%s]}".formatted(USER);
        String written = """
                footman: {qrs: {enable: true}}
                Butler:
                  configQRS:
                    %s%s%s
                  cert: {clientCert: '%s', clientCertKey: '%s', clientCertCA: '%s'}
                """.formatted(line, others, user, files.certificate(), files.key(), files.certificate());

        assertThat(new Written(written).faults(RepositorySettings::read))
                .contains("footman.yaml:4: Butler.configQRS." + fault)
                .noneMatch(any -> any.contains("secret"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gone.pem | KEY     | CERT    | clientCert must be the path of a file that can be read, but is the text 'gone.pem'
            pom.xml  | KEY     | CERT    | clientCert must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            CERT     | pom.xml | CERT    | clientCertKey must be a PEM file with '-----BEGIN PRIVATE KEY-----', but holds none
            CERT     | OTHER   | CERT    | clientCertKey does not belong to the first certificate of Butler.cert.clientCert
            CERT     | KEY     | pom.xml | clientCertCA must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            """)
    void everyFaultOfTheFilesSaysWhatTheyMustBe(String certificate, String key, String authorities, String fault) {
        String written = """
                footman: {qrs: {enable: true}}
                Butler:
                  configQRS: {host: qlik1, rejectUnauthorized: true, headers: {static: [%s]}}
                  cert: {clientCert: '%s', clientCertKey: '%s', clientCertCA: '%s'}
                """.formatted(USER, file(certificate), file(key), file(authorities));

        assertThat(new Written(written).faults(RepositorySettings::read))
                .containsExactly("footman.yaml:4: Butler.cert." + fault);
    }

    private static String file(String what) {
        return switch (what) {
            case "CERT" -> files.certificate();
            case "KEY" -> files.key();
            case "OTHER" -> others.key();
            default -> what;
        };
    }
}
