// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Command;
import dev.footman.contract.topic.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "it's"                        | it's
            5                             | 5
            1e22                          | 1e+22
            null                          | ~~
            {"a": {"b": [1, null, true]}} | {'a': {'b': [1, None, True]}}
            [1, "two", 3.0]               | [1, 'two', 3.0]
            """)
    void whatIsNoTextIsWrittenAsPythonDoes(String json, String text) throws JsonProcessingException {
        // given
        Map<String, @Nullable Object> environment = new HashMap<>();
        environment.put("A", Json.MAPPER.readValue(json, Object.class));

        // when
        Command command = ShellCommand.of(Map.of("cmd", "date", "env", environment));

        // then
        assertThat(command.env()).isEqualTo(Map.of("A", text));
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
