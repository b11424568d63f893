// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.footman.contract.delivery.Call.Tls;
import dev.footman.dispatcher.http.HandClock;
import dev.footman.dispatcher.http.TestAuthority;
import dev.footman.dispatcher.http.TestCertified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeptTlsTest {
    private static TestAuthority authority;
    private static TestCertified ours;
    private static TestCertified oursByRsa;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final KeptTls<TlsMaterial> kept = new KeptTls<>(material -> material, clock);

    @BeforeAll
    static void create() {
        authority = TestAuthority.known("Estate");
        ours = authority.issue("footman");
        oursByRsa = authority.issueFor("RSA", "footman");
    }

    private TlsMaterial with(String certificate, String key) throws TlsFileException {
        return kept.of(new Tls(
                true,
                "",
                false,
                TestCertified.write(folder, "ours.pem", certificate),
                TestCertified.write(folder, "ours.key", key)));
    }

    @Test
    void theUsualTlsIsTheSameEachTime() throws TlsFileException {
        assertThat(kept.of(null)).isSameAs(kept.of(null)).isSameAs(kept.of(new Tls(true, "", true, "", "")));
    }

    @Test
    void aFileIsLookedAtOnceASecond() throws IOException {
        // given
        Tls tls = new Tls(true, authority.root().certificateIn(folder, "ca.pem"), false, "", "");
        TlsMaterial first = kept.of(tls);
        Files.delete(Path.of(tls.ca()));
        ours.certificateIn(folder, "ca.pem");

        // when
        clock.advance(Duration.ofMillis(999));
        TlsMaterial withinTheSecond = kept.of(tls);
        clock.advance(Duration.ofMillis(1));
        TlsMaterial after = kept.of(tls);

        // then
        assertThat(withinTheSecond).isSameAs(first);
        assertThat(after.roots()).isEqualTo(ours.chain());
    }

    /** The key as OpenSSL wrote it of old: what PKCS#8 holds behind its version and the kind of the key. */
    private static String old(String label, TestCertified certified) {
        byte[] pkcs8 = certified.key().getEncoded();
        int at = header(pkcs8, 0) + 3;
        at += 2 + pkcs8[at + 1];
        at += header(pkcs8, at);
        return TestCertified.pem(label, Arrays.copyOfRange(pkcs8, at, pkcs8.length));
    }

    /** Bytes of DER before the contents of what begins at {@code at}. */
    private static int header(byte[] der, int at) {
        return 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    @Test
    void aKeyInTheOldFormOfRsaIsRead() throws TlsFileException {
        assertThat(with(oursByRsa.certificatePem(), old("RSA PRIVATE KEY", oursByRsa))
                        .key())
                .isEqualTo(oursByRsa.key());
    }

    @Test
    void aKeyInTheOldFormOfEcIsRead() throws TlsFileException {
        // given
        String parameters = TestCertified.pem("EC PARAMETERS", new byte[] {6, 5, 43, -127, 4, 0, 34});

        // when
        TlsMaterial material = with(ours.certificatePem(), parameters + old("EC PRIVATE KEY", ours));

        // then
        assertThat(material.key()).isEqualTo(ours.key());
        assertThat(material.chain()).isEqualTo(ours.chain());
    }

    @Test
    void aKeyOfEdwardsCurvesIsRead() throws TlsFileException {
        // given
        TestCertified edwards = authority.issueFor("Ed25519", "footman");

        // when
        TlsMaterial material = with(edwards.certificatePem(), edwards.keyPem());

        // then
        assertThat(material.key()).isEqualTo(edwards.key());
    }

    static Stream<Arguments> unusable() {
        String key = ours.keyPem();
        String certificate = ours.certificatePem();
        return Stream.of(
                Arguments.of(certificate, "", "clientKey: file '%s' holds nothing in PEM"),
                Arguments.of(certificate, certificate, "clientKey: file '%s' holds no '-----BEGIN PRIVATE KEY-----'"),
                Arguments.of(
                        certificate,
                        oursByRsa.keyPem(),
                        "clientKey: file '%s' holds no EC key that can be read, as its certificate needs"),
                Arguments.of(
                        certificate,
                        authority.root().keyPem(),
                        "clientKey: file '%s' holds a key that does not belong to the certificate"),
                Arguments.of(
                        certificate,
                        key.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                        "clientKey: file '%s' holds a key that wants a password;"
                                + " take that off by: openssl pkey -in old.pem -out new.pem"),
                Arguments.of(
                        certificate,
                        "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                                + "-----END EC PRIVATE KEY-----",
                        "clientKey: file '%s' holds a key that wants a password"),
                Arguments.of(
                        certificate,
                        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----",
                        "clientKey: file '%s' holds no EC key that can be read"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aKeyThatCannotBeUsedIsToldWithItsMend(String certificate, String key, String reason) {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> with(certificate, key))
                .withMessageStartingWith("the TLS setting " + reason.formatted(folder.resolve("ours.key")))
                .satisfies(failure -> assertThat(failure.getMessage())
                        .doesNotContain(
                                Base64.getEncoder().encodeToString(ours.key().getEncoded())));
    }

    @Test
    void aCertificateThatCannotBeUsedIsToldWithItsMend() {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> with(ours.keyPem(), ours.keyPem()))
                .withMessageContaining("clientCert: file")
                .withMessageEndingWith(
                        "holds no '-----BEGIN CERTIFICATE-----'; it must be the PEM file of a certificate");
        clock.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> with(TestCertified.pem("CERTIFICATE", new byte[] {1, 2}), ours.keyPem()))
                .withMessageContaining("holds a certificate that is damaged; fetch the file again");
    }

    @Test
    void aKeyWithoutACertificateIsToldAsSuch() {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> kept.of(new Tls(true, "", false, "", ours.keyIn(folder, "ours.key"))))
                .withMessageEndingWith("is a key without a certificate; name the certificate's file in clientCert");
    }

    @Test
    void aFolderOrAFileWithoutEndIsNoPemFile() {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> kept.of(new Tls(true, folder.toString(), false, "", "")))
                .withMessageEndingWith("is no file; it must be a PEM file");
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> kept.of(new Tls(
                        true, TestCertified.write(folder, "long", "x".repeat((1 << 20) + 1)), false, "", "")))
                .withMessageEndingWith("is longer than 1048576 bytes; it must be a PEM file");
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> kept.of(new Tls(true, "a\0b", false, "", "")))
                .withMessageEndingWith("does not exist; put it there, or name the right one");
    }
}
