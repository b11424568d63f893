// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # value                               | shown                              | why
            kafka1:9092                           | kafka1:9092                        | nothing to hide
            https://example.com/a/b               | https://example.com/a/b            | nothing to hide
            https://u:p@example.com/a             | https://***@example.com/a          | user info
            https://example.com/a?token=t         | https://example.com/a?***          | query
            https://example.com:8443/a@b/c        | https://example.com:8443/a@b/c     | an @ in a path
            https://u:p/w@example.com/a           | https://***@example.com/a          | a password with a slash
            https:/u:p@example.com                | ***@example.com                    | a URL with a mistake
            https://u:p@h?a@b                     | https://***@h?***                  | both
            """)
    void aUrlIsShownWithoutWhatMayBeSecret(String value, String shown, String why) {
        assertThat(Shown.of(value)).as(why).isEqualTo(shown);
    }

    @Test
    void aValueStaysOnItsLineAndIsNotTooLong() {
        assertThat(Shown.of("a\nb\u2028c\u0007d\u202e")).isEqualTo("a\\nb?c?d?");
        assertThat(Shown.of("x".repeat(1_000_000))).hasSize(123).endsWith("...");
    }
}
