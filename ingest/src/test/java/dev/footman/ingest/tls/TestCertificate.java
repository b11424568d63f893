// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.http.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost} that the JDK's keytool made, and its key.
 *
 * @param pem    the certificate
 * @param keyPem its key
 */
public record TestCertificate(Certificate certificate, String pem, String keyPem) {
    private static final String PASSWORD = "only-in-tests";

    /**
     * Makes one in {@code folder}.
     *
     * @param algorithm RSA, EC or another that keytool knows
     */
    public static TestCertificate make(Path folder, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = Files.createTempDirectory(folder, "keys").resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = keys.getCertificate("server");
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new TestCertificate(
                certificate, block("CERTIFICATE", certificate.getEncoded()), block("PRIVATE KEY", key));
    }

    private static String block(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label);
    }

    /** The settings, with the certificate and the key in files. */
    public HttpSettings.Tls in(Path folder) throws IOException {
        return files(folder, pem, keyPem);
    }

    /** The settings, with these texts in files. */
    public static HttpSettings.Tls files(Path folder, String certificate, String key) throws IOException {
        Path in = Files.createTempDirectory(folder, "pem");
        return new HttpSettings.Tls(
                Files.writeString(in.resolve("cert.pem"), certificate, StandardCharsets.UTF_8)
                        .toString(),
                Files.writeString(in.resolve("key.pem"), key, StandardCharsets.UTF_8)
                        .toString());
    }

    /** What a client needs that trusts this certificate and no other. */
    public SSLContext trusted() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
