// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one secret. Signatures are compared in a time that tells nothing of the right one. */
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Hmac(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether {@code hex} is the signature of the parts, one behind the other. */
    boolean isHexOf(String hex, byte[]... parts) {
        try {
            return isOf(HexFormat.of().parseHex(hex), parts);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isOf(byte[] signature, byte[]... parts) {
        return MessageDigest.isEqual(of(parts), signature);
    }

    private byte[] of(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
