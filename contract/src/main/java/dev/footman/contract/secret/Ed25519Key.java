// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** A secret key that signs (RFC 8032, section 5.1). No text shows it. */
public final class Ed25519Key {
    /** Of a secret key, and of a public one. */
    static final int BYTES = 32;

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final byte[] publicKey;

    private Ed25519Key(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** The key of 32 bytes, or of 64 of which the last 32 are the public key that belongs to it. */
    static Ed25519Key of(byte[] bytes) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, BYTES)));
            return new Ed25519Key(key, Arrays.copyOfRange(bytes, BYTES, bytes.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("any 32 bytes are a secret key", e);
        }
    }

    /** The signature of {@code text}, 64 bytes. */
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK can sign", e);
        }
    }

    /** Whether the public key that came with it, if one did, verifies what it signs. */
    boolean isWhole() {
        if (publicKey.length == 0) {
            return true;
        }
        byte[] text = "any text".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(read(publicKey));
            signature.update(text);
            return signature.verify(sign(text));
        } catch (GeneralSecurityException e) { // it is no point of the curve
            return false;
        }
    }

    /** RFC 8032, section 5.1.2: the last bit is the sign of x, the others are y, the lowest byte first. */
    private static PublicKey read(byte[] bytes) throws GeneralSecurityException {
        byte[] y = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            y[i] = bytes[BYTES - 1 - i];
        }
        boolean isXOdd = y[0] < 0;
        y[0] &= 0x7f;
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, y))));
    }
}
