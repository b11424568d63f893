// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which Footman this is. */
public final class Version {
    public static final String NUMBER = read();

    private Version() {}

    /** How Footman names itself to endpoints. */
    public static String userAgent() {
        return "Footman/" + NUMBER;
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("/version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("version.txt is in the jar", e);
        }
    }
}
