// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate, those that lead to its root, and its key, as a test writes them to files. */
public record TestCertified(List<X509Certificate> chain, PrivateKey key) {
    public String certificatePem() {
        StringBuilder pem = new StringBuilder();
        chain.forEach(certificate -> pem.append(pem("CERTIFICATE", encoded(certificate))));
        return pem.toString();
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    public static String pem(String label, byte[] contents) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(contents));
    }

    /** Writes the certificates to a file and returns its path. */
    public String certificateIn(Path folder, String name) {
        return write(folder, name, certificatePem());
    }

    /** Writes the key to a file and returns its path. */
    public String keyIn(Path folder, String name) {
        return write(folder, name, keyPem());
    }

    public static String write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
