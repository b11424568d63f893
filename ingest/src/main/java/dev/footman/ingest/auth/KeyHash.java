// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes API keys and tokens, and the digests under which they are kept. A fixed salt is enough: a key has 512 random bits
 * and a token 128, so a digest is looked up and not guessed (StackStorm contract, section 2.2). A look-up by digest needs
 * no comparison in constant time either: how far a digest agrees tells nothing about the secret.
 */
final class KeyHash {
    private static final String KEY_SALT = "footman.api-key";
    private static final String TOKEN_SALT = "footman.token";

    /** Of the digests that a user of StackStorm brings along. */
    private static final String STACKSTORM_SALT = "saltnpeper";

    private static final int KEY_BYTES = 64;
    private static final int TOKEN_BYTES = 16;

    private KeyHash() {}

    /** A new key: 86 characters, of letters, digits, '-' and '_'. */
    static String newKey(SecureRandom random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, KEY_BYTES));
    }

    /** A new token: 32 hexadecimal digits. */
    static String newToken(SecureRandom random) {
        return HexFormat.of().formatHex(bytes(random, TOKEN_BYTES));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Under which {@code key} is kept. */
    static String of(String key) {
        return hash(KEY_SALT, key);
    }

    /** Under which StackStorm keeps {@code key}. */
    static String inStackStorm(String key) {
        return hash(STACKSTORM_SALT, key);
    }

    /** Under which {@code token} is kept; never that of a key. */
    static String ofToken(String token) {
        return hash(TOKEN_SALT, token);
    }

    /** SHA-512 of the salt and the secret, in hexadecimal. */
    private static String hash(String salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
