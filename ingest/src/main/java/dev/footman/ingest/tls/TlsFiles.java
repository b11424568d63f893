// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one end of HTTPS shows to the other, read from PEM files: a certificate with those that lead to its root, and its key. */
public sealed interface TlsFiles {
    /** Of the key store, which stays in memory. */
    String PASSWORD = "in-memory";

    /** By the kind of a key, the signature that tells whether it belongs to a certificate. */
    Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    /** What a key store keeps the key under. */
    String ALIAS = "footman";

    String PEM_NEEDED = "must be a PEM file with '-----BEGIN %s-----', but holds none";
    String CONVERSION = "holds '%s', but must hold 'PRIVATE KEY', which is made by: "
            + "openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem";

    /** They can be served. */
    record Usable(KeyStore keys) implements TlsFiles {}

    /**
     * They cannot.
     *
     * @param setting which of the files it is about: {@code certificate} or {@code key}
     * @param problem to go on a sentence that the setting begins
     */
    record Unusable(String setting, String problem) implements TlsFiles {}

    /**
     * Reads the files.
     *
     * @param certificate        path of the PEM file with the certificate
     * @param key                path of the PEM file with its key
     * @param certificateSetting where the certificate was set, for a message about the key
     */
    static TlsFiles read(String certificate, String key, String certificateSetting) {
        List<Certificate> chain;
        try {
            chain = certificates(certificate);
        } catch (IllegalArgumentException e) {
            return new Unusable("certificate", String.valueOf(e.getMessage()));
        }
        try {
            return withKey(chain, Pem.in(key), certificateSetting);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return new Unusable("key", "cannot be read as a key: " + e.getMessage());
        }
    }

    /**
     * The certificates of a PEM file, in their order.
     *
     * @throws IllegalArgumentException if it cannot be read or holds none; the message goes on a sentence that the
     *     setting begins
     */
    static List<Certificate> certificates(String file) {
        List<Certificate> found;
        try {
            found = chain(Pem.in(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot be read as a certificate: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(PEM_NEEDED.formatted("CERTIFICATE"));
        }
        return found;
    }

    private static List<Certificate> chain(List<Pem> blocks) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> chain = new ArrayList<>();
        for (Pem block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                chain.add(factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
            }
        }
        return chain;
    }

    private static TlsFiles withKey(List<Certificate> chain, List<Pem> blocks, String certificateSetting)
            throws IOException, GeneralSecurityException {
        PublicKey known = chain.getFirst().getPublicKey();
        if (!SIGNATURES.containsKey(known.getAlgorithm())) {
            return new Unusable("certificate", "must be of kind RSA or EC, but is of kind " + known.getAlgorithm());
        }
        Optional<Pem> block = blocks.stream()
                .filter(any -> any.label().endsWith("PRIVATE KEY"))
                .findFirst();
        if (block.isEmpty()) {
            return new Unusable("key", PEM_NEEDED.formatted("PRIVATE KEY"));
        }
        Optional<byte[]> pkcs8 = pkcs8(block.get(), known);
        if (pkcs8.isEmpty()) {
            return new Unusable("key", CONVERSION.formatted(block.get().label()));
        }
        PrivateKey key =
                KeyFactory.getInstance(known.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8.get()));
        return belong(key, known)
                ? new Usable(keyStore(key, chain))
                : new Unusable("key", "does not belong to the first certificate of " + certificateSetting);
    }

    /** The key as Java reads it; empty where it is in a form that we do not read. */
    private static Optional<byte[]> pkcs8(Pem block, PublicKey known) {
        if (block.label().equals("PRIVATE KEY")) {
            return Optional.of(block.bytes());
        }
        return block.label().equals(RsaKey.LABEL) && known.getAlgorithm().equals("RSA")
                ? Optional.of(RsaKey.pkcs8(block.bytes()))
                : Optional.empty();
    }

    private static boolean belong(PrivateKey key, PublicKey known) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURES.get(known.getAlgorithm()));
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        return signature.verify(signed);
    }

    private static KeyStore keyStore(PrivateKey key, List<Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
        return keys;
    }
}
