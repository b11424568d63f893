// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.tls.TlsFiles.Unusable;
import dev.footman.ingest.tls.TlsFiles.Usable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all
    private static TestCertificate one;

    @SuppressWarnings("NullAway.Init") // made before all
    private static TestCertificate other;

    @BeforeAll
    static void make() throws IOException, InterruptedException, GeneralSecurityException {
        one = TestCertificate.make(folder, "EC");
        other = TestCertificate.make(folder, "EC");
    }

    private static TlsFiles read(String certificate, String key) throws IOException {
        return read(TestCertificate.files(folder, certificate, key));
    }

    private static TlsFiles read(HttpSettings.Tls files) {
        return TlsFiles.read(files.certificate(), files.key(), "footman.ingest.http.tls.certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void aCertificateAndItsKeyCanBeServed(String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate made = TestCertificate.make(folder, algorithm);

        // when
        TlsFiles read = read(made.in(folder));

        // then
        assertThat(read).isInstanceOf(Usable.class);
    }

    @Test
    void anRsaKeyInItsOwnFormIsReadToo() throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate made = TestCertificate.make(folder, "RSA");
        byte[] pkcs8 = Base64.getMimeDecoder().decode(made.keyPem().replaceAll("-----[A-Z ]+-----", ""));
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length); // what stands before it is always so long
        String text = "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(pkcs1));

        // when
        TlsFiles read = read(made.pem(), text);

        // then
        assertThat(read).isInstanceOf(Usable.class);
    }

    @Test
    void theChainIsServedInTheOrderOfTheFileWhateverStandsAround() throws IOException, KeyStoreException {
        // given
        String chain = "Bag Attributes\n  friendlyName: server\n" + one.pem().replace("\n", "\r\n") + "\nissuer\n"
                + other.pem();

        // when
        TlsFiles read = read(chain, other.pem() + one.keyPem());

        // then
        assertThat(((Usable) read).keys().getCertificateChain("footman"))
                .containsExactly(one.certificate(), other.certificate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMPTY     | KEY       | certificate | must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            KEY       | KEY       | certificate | must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            CUT       | KEY       | certificate | must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            CERT      | EMPTY     | key         | must be a PEM file with '-----BEGIN PRIVATE KEY-----', but holds none
            CERT      | CERT      | key         | must be a PEM file with '-----BEGIN PRIVATE KEY-----', but holds none
            CERT      | PKCS1     | key         | holds 'RSA PRIVATE KEY', but must hold 'PRIVATE KEY', which is made by: openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem
            CERT      | ENCRYPTED | key         | holds 'ENCRYPTED PRIVATE KEY', but must hold 'PRIVATE KEY', which is made by: openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem
            CERT      | OTHER     | key         | does not belong to the first certificate of footman.ingest.http.tls.certificate
            """)
    void whatCannotBeServedIsToldWithTheMend(String certificate, String key, String setting, String problem)
            throws IOException {
        assertThat(read(text(certificate), text(key))).isEqualTo(new Unusable(setting, problem));
    }

    private static String text(String what) {
        return switch (what) {
            case "CERT" -> one.pem();
            case "CUT" -> one.pem().substring(0, 200);
            case "KEY" -> one.keyPem();
            case "OTHER" -> other.keyPem();
            case "PKCS1" -> one.keyPem().replace("PRIVATE", "RSA PRIVATE");
            case "ENCRYPTED" -> one.keyPem().replace("PRIVATE", "ENCRYPTED PRIVATE");
            default -> "";
        };
    }

    @Test
    void aCertificateOfAKindThatWeDoNotServeIsNamed()
            throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate made = TestCertificate.make(folder, "Ed25519");

        // when
        TlsFiles read = read(made.in(folder));

        // then
        assertThat(read).isEqualTo(new Unusable("certificate", "must be of kind RSA or EC, but is of kind EdDSA"));
    }

    @Test
    void contentsThatAreNoneAreTold() throws IOException {
        // given
        String garbage = "-----BEGIN %s-----\nAAAA\n-----END %s-----\n";

        // when
        TlsFiles certificate = read(garbage.formatted("CERTIFICATE", "CERTIFICATE"), one.keyPem());
        TlsFiles key = read(one.pem(), garbage.formatted("PRIVATE KEY", "PRIVATE KEY"));

        // then
        assertThat(certificate).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.setting()).isEqualTo("certificate");
            assertThat(unusable.problem())
                    .startsWith("cannot be read as a certificate: ")
                    .hasLineCount(1);
        });
        assertThat(key).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.setting()).isEqualTo("key");
            assertThat(unusable.problem())
                    .startsWith("cannot be read as a key: ")
                    .hasLineCount(1);
        });
    }

    @Test
    void aFileThatIsGoneIsTold() {
        // given
        HttpSettings.Tls files = new HttpSettings.Tls(folder.resolve("gone.pem").toString(), "gone.key");

        // when
        TlsFiles read = read(files);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> assertThat(unusable.problem())
                                .startsWith("cannot be read as a certificate: ")
                                .contains("gone.pem"));
    }

    @Test
    void aKeyIsNotShown() throws IOException {
        assertThat(Pem.in(TestCertificate.files(folder, "", one.keyPem()).key()).toString())
                .isEqualTo("[PRIVATE KEY]");
    }
}
