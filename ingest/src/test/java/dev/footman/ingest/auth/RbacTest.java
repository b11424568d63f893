// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RbacTest {
    private static final Rbac ON =
            new Rbac(true, Map.of("alice", UserRole.ADMIN, "bob", UserRole.PUBLISHER), UserRole.READER);

    @ParameterizedTest
    @CsvSource({
        "alice, READ OWN_CREDENTIALS PUBLISH ADMIN",
        "bob,   READ OWN_CREDENTIALS PUBLISH",
        "carol, READ OWN_CREDENTIALS",
        "admin, READ OWN_CREDENTIALS PUBLISH ADMIN",
    })
    void aRoleHasItsPermissions(String user, String permissions) {
        for (Permission permission : Permission.values()) {
            assertThat(ON.caller(user).may(permission))
                    .as(permission.name())
                    .isEqualTo(permissions.contains(permission.name()));
        }
    }

    @Test
    void theUserOfTheFirstKeyMayBeGivenLess() {
        assertThat(new Rbac(true, Map.of("admin", UserRole.READER), UserRole.READER)
                        .caller("admin")
                        .role())
                .isEqualTo(UserRole.READER);
    }

    @Test
    void withoutRolesEverybodyIsAnAdmin() {
        assertThat(Rbac.off().caller("anyone")).isEqualTo(new Caller("anyone", UserRole.ADMIN));
    }

    @Test
    void aRefusalNamesTheUserTheRoleAndWhatIsNeeded() {
        assertThat(ON.caller("carol").refusal(Permission.PUBLISH))
                .isEqualTo("User 'carol' has the role reader and may not do this: it needs the permission \"publish\","
                        + " which the role admin or publisher has; roles are given by footman.auth.rbac.roles");
    }
}
