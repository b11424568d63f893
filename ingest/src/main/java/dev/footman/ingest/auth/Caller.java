// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

/** Who asks, and as what. */
public record Caller(String user, UserRole role) {
    public boolean may(Permission permission) {
        return role.has(permission);
    }

    /** The answer's {@code faultstring} where it may not. */
    public String refusal(Permission needed) {
        return ("User '%s' has the role %s and may not do this: it needs the permission \"%s\", which the role %s has;"
                        + " roles are given by footman.auth.rbac.roles")
                .formatted(user, role.word(), needed.word(), needed.roles());
    }
}
