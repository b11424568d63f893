// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a PEM file. */
final class Certificates {
    private Certificates() {}

    /** All certificates of {@code file}, in their order; at least one. */
    static List<X509Certificate> in(TlsFile file) throws TlsFileException {
        List<X509Certificate> found = new ArrayList<>();
        for (Pem block : file.blocks()) {
            if (block.label().equals("CERTIFICATE")) {
                found.add(certificate(block, file));
            }
        }
        if (found.isEmpty()) {
            throw file.unusable("holds no '-----BEGIN CERTIFICATE-----'; it must be the PEM file of a certificate");
        }
        return found;
    }

    private static X509Certificate certificate(Pem block, TlsFile file) throws TlsFileException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw file.unusable(
                    "holds a certificate that is damaged; fetch the file again (%s)".formatted(e.getMessage()));
        }
    }
}
