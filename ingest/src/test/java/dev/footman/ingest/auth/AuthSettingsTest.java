// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.Written;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthSettingsTest {
    @Test
    void nothingSetMeansTheDefaults() {
        AuthSettings settings = new Written("").read(AuthSettings::read);

        assertThat(settings).isEqualTo(new AuthSettings("", Duration.ofHours(24), Rbac.off()));
    }

    @Test
    void everyNameCanBeSet() {
        AuthSettings settings = new Written("""
                        footman:
                          auth:
                            htpasswd: pom.xml
                            tokenTtl: 8h
                            rbac: {enable: true, roles: {alice: admin, 'LAB\\bob': Publisher}, default: publisher}
                        """).read(AuthSettings::read);

        Rbac rbac = new Rbac(true, Map.of("alice", UserRole.ADMIN, "LAB\\bob", UserRole.PUBLISHER), UserRole.PUBLISHER);
        assertThat(settings).isEqualTo(new AuthSettings("pom.xml", Duration.ofHours(8), rbac));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            htpasswd: no-such-file | htpasswd must be the path of a file that can be read, but is 'no-such-file'
            tokenTtl: 5s           | tokenTtl must be a duration from 1m to 365d, such as 1d, but is '5s'
            rbac: {roles: {alice: boss}} | rbac.roles must give user 'alice' one of admin, publisher or reader, but gives 'boss'
            rbac: {default: boss}  | rbac.default must be one of admin, publisher, reader, but is 'boss'
            """)
    void everyFaultSaysWhatToWriteInstead(String line, String fault) {
        assertThat(new Written("footman: {auth: {%s}}".formatted(line)).faults(AuthSettings::read))
                .containsExactly("footman.yaml:1: footman.auth." + fault);
    }

    @Test
    void rolesThatHaveNoEffectAreWarnedOf() {
        assertThat(new Written("footman: {auth: {rbac: {roles: {alice: admin}}}}").warnings(AuthSettings::read))
                .containsExactly("footman.auth.rbac.roles has no effect while footman.auth.rbac.enable is false");
    }
}
