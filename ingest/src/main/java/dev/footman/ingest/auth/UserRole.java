// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do, where {@code footman.auth.rbac} is enabled. Where it is not, everybody is an admin. */
public enum UserRole {
    ADMIN(Permission.ADMIN),
    PUBLISHER(Permission.PUBLISH),
    READER(Permission.OWN_CREDENTIALS);

    /** It has this permission and all that stand before it. */
    private final Permission most;

    UserRole(Permission most) {
        this.most = most;
    }

    public boolean has(Permission permission) {
        return permission.compareTo(most) <= 0;
    }

    /** As it is written in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<UserRole> named(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
