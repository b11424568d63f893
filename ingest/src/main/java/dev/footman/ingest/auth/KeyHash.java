// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes API keys, and the digests under which they are kept. A fixed salt is enough: a key has 256 random bits, so its
 * digest is looked up and not guessed (StackStorm contract, section 2.2).
 */
final class KeyHash {
    private static final byte[] SALT = "footman.api-key".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 64;

    private KeyHash() {}

    /** A new key: 86 characters, of letters, digits, '-' and '_'. */
    static String newKey(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-512 of the salt and {@code key}, in hexadecimal. */
    static String of(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(SALT);
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
