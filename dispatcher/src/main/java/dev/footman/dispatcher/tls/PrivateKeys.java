// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the private key of a PEM file: PKCS#8 (RFC 5958), and the older PKCS#1 (RFC 8017) and SEC1 (RFC 5915), which
 * become PKCS#8 when the kind of key is written before them. The certificate that a key belongs to tells its kind.
 */
final class PrivateKeys {
    /** By the kind of a key, the signature that tells whether it belongs to a certificate. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    /** The key of {@code file}, which belongs to {@code known}. */
    static PrivateKey in(TlsFile file, PublicKey known) throws TlsFileException {
        Pem block = file.blocks().stream()
                .filter(any -> any.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> file.unusable("holds no '-----BEGIN PRIVATE KEY-----'"));
        if (block.isEncrypted()) {
            throw file.unusable(
                    "holds a key that wants a password; take that off by: openssl pkey -in old.pem -out new.pem");
        }
        String signature = SIGNATURES.get(known.getAlgorithm());
        if (signature == null) {
            throw file.unusable(
                    "belongs to a certificate of kind %s; it must be RSA, EC or EdDSA".formatted(known.getAlgorithm()));
        }
        try {
            PrivateKey key = KeyFactory.getInstance(known.getAlgorithm()).generatePrivate(pkcs8(block, known));
            if (belong(key, known, signature)) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw file.unusable("holds no %s key that can be read, as its certificate needs; name the right file"
                    .formatted(known.getAlgorithm()));
        }
        throw file.unusable(
                "holds a key that does not belong to the certificate; name the two that were made together");
    }

    private static PKCS8EncodedKeySpec pkcs8(Pem block, PublicKey known) {
        byte[] key = block.bytes();
        return new PKCS8EncodedKeySpec(
                switch (block.label()) {
                    case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                        der(SEQUENCE, VERSION_0, kind(known.getEncoded()), der(OCTET_STRING, key));
                    default -> key;
                });
    }

    /** The AlgorithmIdentifier with which a SubjectPublicKeyInfo (RFC 5280, section 4.1) begins. */
    private static byte[] kind(byte[] publicKey) {
        int begin = 2 + lengthBytes(publicKey[1]);
        return Arrays.copyOfRange(publicKey, begin, begin + 2 + publicKey[begin + 1]);
    }

    private static int lengthBytes(byte first) {
        return first < 0 ? first & 0x7f : 0;
    }

    private static byte[] der(byte tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.writeBytes(length(contents.size()));
        whole.writeBytes(contents.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] length(int bytes) {
        if (bytes < 0x80) {
            return new byte[] {(byte) bytes};
        }
        byte[] digits = BigInteger.valueOf(bytes).toByteArray();
        int begin = digits[0] == 0 ? 1 : 0;
        ByteArrayOutputStream length = new ByteArrayOutputStream();
        length.write(0x80 + digits.length - begin);
        length.write(digits, begin, digits.length - begin);
        return length.toByteArray();
    }

    private static boolean belong(PrivateKey key, PublicKey known, String kind) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(kind);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        return signature.verify(signed);
    }
}
