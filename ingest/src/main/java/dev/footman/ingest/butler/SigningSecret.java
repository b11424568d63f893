// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import java.util.Base64;
import java.util.Optional;

/**
 * Tells what is wrong with a secret that is to sign calls.
 *
 * <p>Source: Standard Webhooks 1.0.0, "Signature scheme": {@code whsec_} and 24 to 64 bytes in base64. Shorter ones from 16
 * bytes on are taken too, for they are in use.
 */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 64;
    private static final String EXPECTED =
            "must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints";

    private SigningSecret() {}

    /** What is wrong, to go on a sentence that the key begins; never repeats the secret. */
    static Optional<String> problem(String secret) {
        String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            int bytes = Base64.getDecoder().decode(base64).length;
            return bytes >= LEAST_BYTES && bytes <= MOST_BYTES
                    ? Optional.empty()
                    : Optional.of("%s, but has %d bytes".formatted(EXPECTED, bytes));
        } catch (IllegalArgumentException e) {
            return Optional.of(EXPECTED + ", but is no base64");
        }
    }
}
