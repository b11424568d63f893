// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Md5Crypt;

/** The hash of a password, as {@code htpasswd} writes it. Hashes are compared in a time that tells nothing of them. */
sealed interface PasswordHash {
    /** What can be read, for messages. */
    String KINDS = "bcrypt ($2y$, $2a$, $2b$), apr1 ($apr1$) and SHA-1 ({SHA})";

    Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    Pattern APR1 = Pattern.compile("(\\$apr1\\$[^$:]{1,8}\\$)[./A-Za-z0-9]{22}");

    boolean matches(String password);

    /** How long it takes to compare, more or less; to choose one that stands in for others. */
    int cost();

    /** Reads one; empty for a kind that is not served. */
    static Optional<PasswordHash> read(String text) {
        Matcher bcrypt = BCRYPT.matcher(text);
        if (bcrypt.matches()) {
            int cost = Integer.parseInt(bcrypt.group(1));
            return Bcrypt.LEAST_COST <= cost && cost <= Bcrypt.MOST_COST
                    ? Optional.of(new Bcrypt(text, cost))
                    : Optional.empty();
        }
        Matcher apr1 = APR1.matcher(text);
        if (apr1.matches()) {
            return Optional.of(new Apr1(text, apr1.group(1)));
        }
        return text.startsWith(Sha1.MARK) ? Optional.of(new Sha1(text)) : Optional.empty();
    }

    /** What a slow machine needs seconds for is not taken. */
    record Bcrypt(String hash, int cost) implements PasswordHash {
        private static final int LEAST_COST = 4;
        private static final int MOST_COST = 16;

        @Override
        public boolean matches(String password) {
            return BCrypt.verifyer(
                            BCrypt.Version.VERSION_2Y, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2Y))
                    .verify(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.US_ASCII))
                    .verified;
        }
    }

    /** A thousand rounds of MD5; {@code salt} with its marks. */
    record Apr1(String hash, String salt) implements PasswordHash {
        @Override
        public boolean matches(String password) {
            return same(hash, Md5Crypt.apr1Crypt(password.getBytes(StandardCharsets.UTF_8), salt));
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** Without a salt: the weakest that is read, since StackStorm reads it. */
    record Sha1(String hash) implements PasswordHash {
        private static final String MARK = "{SHA}";

        @Override
        public boolean matches(String password) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
                return same(hash, MARK + Base64.getEncoder().encodeToString(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-1", e);
            }
        }

        @Override
        public int cost() {
            return 0;
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
