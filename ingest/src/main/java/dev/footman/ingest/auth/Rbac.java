// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.settings.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code footman.auth.rbac}: who may do what.
 *
 * @param enable    default false: everybody who is let in may do everything
 * @param roles     of users, by name; the user of the first API key is an admin unless it says otherwise
 * @param byDefault of all others; default reader
 */
public record Rbac(boolean enable, Map<String, UserRole> roles, UserRole byDefault) {
    /** Whose the first API key is. */
    static final String FIRST_USER = "admin";

    private static final String ROLES = "admin, publisher or reader";

    public Rbac {
        roles = Map.copyOf(roles);
    }

    static Rbac off() {
        return new Rbac(false, Map.of(), UserRole.READER);
    }

    static Rbac read(Section rbac) {
        boolean enable = rbac.bool("enable", false);
        Map<String, UserRole> roles = new LinkedHashMap<>();
        rbac.strings("roles")
                .forEach((user, word) -> UserRole.named(word)
                        .ifPresentOrElse(
                                role -> roles.put(user, role),
                                () -> rbac.fault(
                                        "roles",
                                        "must give user '%s' one of %s, but gives '%s'".formatted(user, ROLES, word))));
        if (!roles.isEmpty() && !enable) {
            rbac.warn("footman.auth.rbac.roles has no effect while footman.auth.rbac.enable is false");
        }
        String byDefault = rbac.oneOf("default", UserRole.READER.word(), "admin", "publisher", "reader");
        return new Rbac(enable, roles, UserRole.named(byDefault).orElse(UserRole.READER));
    }

    /** The user, as what it may be. */
    public Caller caller(String user) {
        if (!enable) {
            return new Caller(user, UserRole.ADMIN);
        }
        UserRole unlessSaid = user.equals(FIRST_USER) ? UserRole.ADMIN : byDefault;
        return new Caller(user, Optional.ofNullable(roles.get(user)).orElse(unlessSaid));
    }
}
