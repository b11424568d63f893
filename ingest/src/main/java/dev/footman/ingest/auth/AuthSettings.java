// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.settings.Section;
import java.time.Duration;

/**
 * {@code footman.auth}: who may use the API.
 *
 * @param htpasswd path of a file of users and password hashes that could be read when the settings were; empty, the
 *                 default: there are API keys only
 * @param tokenTtl how long a token is good, unless less is asked for; 1m to 365d, default 24h
 * @param rbac     who may do what
 */
public record AuthSettings(String htpasswd, Duration tokenTtl, Rbac rbac) {
    public static AuthSettings read(Section root) {
        Section auth = root.section("footman.auth");
        return new AuthSettings(
                auth.file("htpasswd"),
                auth.duration("tokenTtl", Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofDays(365)),
                Rbac.read(auth.section("rbac")));
    }
}
