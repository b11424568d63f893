// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.contract.delivery.Command;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandTest {
    @Test
    void aCommandIsMadeOfItsParameters() {
        assertThat(ShellCommand.of(Map.of(
                        "cmd", "date", "cwd", "/srv", "env", Map.of("A", 1, "B", true), "timeout", 5, "sudo", false)))
                .isEqualTo(new Command("date", "/srv", Map.of("A", "1", "B", "True"), Duration.ofSeconds(5)));
        assertThat(ShellCommand.of(Map.of("cmd", "date"))).isEqualTo(new Command("date", "", Map.of(), null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            true,  date, 60,    sudo must be false
            false, '',   60,    'cmd must be a command, such as date, but is empty'
            false, date, 0,     'timeout must be from 1 to 86400 seconds, but is 0'
            false, date, 86401, 'timeout must be from 1 to 86400 seconds, but is 86401'
            """)
    void whatIsNoCommandIsRefused(boolean sudo, String line, int timeout, String reason) {
        assertThatThrownBy(() -> ShellCommand.of(Map.of("sudo", sudo, "cmd", line, "timeout", timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
