// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs calls, as an operator writes it.
 *
 * <p>Source: Standard Webhooks 1.0.0, "Signature scheme": {@code whsec_} and 24 to 64 bytes in base64 for HMAC-SHA256,
 * {@code whsk_} and the secret key in base64 for ed25519. Shorter ones of the first kind are taken too, from 16 bytes on,
 * and without {@code whsec_}, for they are in use.
 */
public sealed interface SigningSecret {
    /** What a shared one must be. */
    String SHARED = "must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what"
            + " 'openssl rand -base64 32' prints";

    /** What the sender's own must be. */
    String OWN =
            "must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it";

    int LEAST_BYTES = 16;
    int MOST_BYTES = 64;

    /** The key of both sides, for HMAC-SHA256. */
    record Shared(Key key) implements SigningSecret {}

    /** The sender's own key, for ed25519; the receiver has the public key that belongs to it. */
    record Own(Ed25519Key key) implements SigningSecret {}

    /**
     * Reads a secret, or several with blanks between them, the newest first.
     *
     * @throws IllegalArgumentException if it is none; the message says what it must be, to go on the secret's name, and
     *     never repeats it
     */
    static List<SigningSecret> read(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .map(SigningSecret::readOne)
                .toList();
    }

    /** What is wrong with a text that is to be one secret or several, to go on its name; empty: nothing. */
    static Optional<String> problem(String text) {
        try {
            boolean isTorn =
                    read(text).stream().anyMatch(secret -> secret instanceof Own(Ed25519Key key) && !key.isWhole());
            return isTorn ? Optional.of(OWN + ", but the public key in it belongs to another") : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static SigningSecret readOne(String text) {
        if (text.startsWith("whpk_")) {
            throw new IllegalArgumentException(
                    "must be a secret that signs, but is a public key (whpk_), which can only"
                            + " verify; give the secret key that it belongs to (whsk_), and the receiver this one");
        }
        return text.startsWith("whsk_") ? own(text.substring("whsk_".length())) : shared(text);
    }

    private static SigningSecret own(String base64) {
        byte[] bytes = decoded(base64, OWN);
        if (bytes.length != Ed25519Key.BYTES && bytes.length != 2 * Ed25519Key.BYTES) {
            throw new IllegalArgumentException("%s, but has %d bytes".formatted(OWN, bytes.length));
        }
        return new Own(Ed25519Key.of(bytes));
    }

    private static SigningSecret shared(String text) {
        byte[] bytes = decoded(text.startsWith("whsec_") ? text.substring("whsec_".length()) : text, SHARED);
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("%s, but has %d bytes".formatted(SHARED, bytes.length));
        }
        return new Shared(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    private static byte[] decoded(String base64, String expected) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) { // no cause: its message tells a character of the secret
            throw new IllegalArgumentException(expected + ", but is no base64");
        }
    }
}
