// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** A file with one user, and the token that he gets. */
final class Htpasswds {
    static final String USER = "integrator";
    static final String PASSWORD = "a password of the tests";

    private Htpasswds() {}

    /** Writes the file. */
    static Path write(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
        return Files.writeString(
                file, "%s:{SHA}%s\n".formatted(USER, Base64.getEncoder().encodeToString(digest)));
    }

    /** A new token of the user. */
    static String token(Api api) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return api.askAsNobody("POST", "/auth/v1/tokens", new byte[0], Map.of("Authorization", "Basic " + login))
                .is(201)
                .json()
                .path("token")
                .asText();
    }
}
