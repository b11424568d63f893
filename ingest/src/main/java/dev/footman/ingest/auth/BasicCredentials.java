// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user's name and password, as HTTP Basic authentication has them (RFC 7617). */
public record BasicCredentials(String user, String password) {
    private static final String SCHEME = "Basic ";

    /** Reads the header {@code Authorization}; empty where it holds nothing of the kind. */
    public static Optional<BasicCredentials> read(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(bytes, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[user=%s]".formatted(user);
    }
}
