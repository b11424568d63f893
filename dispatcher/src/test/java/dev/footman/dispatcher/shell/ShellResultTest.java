// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellResultTest {
    private static String json(ShellOutcome outcome) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(ShellResult.of(outcome));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0 | done          | {"failed":false,"succeeded":true,"return_code":0,"stdout":"done","stderr":""}
            3 | done          | {"failed":true,"succeeded":false,"return_code":3,"stdout":"done","stderr":""}
            143 | done        | {"failed":true,"succeeded":false,"return_code":-15,"stdout":"done","stderr":""}
            0 | {"a": [1]}    | {"failed":false,"succeeded":true,"return_code":0,"stdout":{"a":[1]},"stderr":""}
            0 | 5             | {"failed":false,"succeeded":true,"return_code":0,"stdout":5,"stderr":""}
            0 | null          | {"failed":false,"succeeded":true,"return_code":0,"stdout":null,"stderr":""}
            0 | {"a": 1} more | {"failed":false,"succeeded":true,"return_code":0,"stdout":"{\\"a\\": 1} more","stderr":""}
            0 | ~~            | {"failed":false,"succeeded":true,"return_code":0,"stdout":"","stderr":""}
            """)
    void whatEndedByItselfShowsItsCodeAndWhatIsJsonIsRead(int code, String stdout, String result)
            throws JsonProcessingException {
        assertThat(json(new ShellOutcome.Exited(code, new Output(stdout, "", false))))
                .isEqualTo(result);
    }

    @Test
    void whatWasKilledFailsWithTheReason() throws JsonProcessingException {
        Output output = new Output("so far", "", false);

        assertThat(json(new ShellOutcome.TimedOut(Duration.ofSeconds(60), output)))
                .isEqualTo(
                        "{\"failed\":true,\"succeeded\":false,\"return_code\":-9,\"stdout\":\"so far\",\"stderr\":\"\","
                                + "\"error\":\"Action failed to complete in 60 seconds\"}");
        assertThat(json(new ShellOutcome.Cancelled(output)))
                .isEqualTo(
                        "{\"failed\":true,\"succeeded\":false,\"return_code\":-9,\"stdout\":\"so far\",\"stderr\":\"\","
                                + "\"error\":\"Action ended with its dispatcher\"}");
        assertThat(json(new ShellOutcome.NotStarted("no shell")))
                .isEqualTo("{\"failed\":true,\"succeeded\":false,\"return_code\":-1,\"stdout\":\"\",\"stderr\":\"\","
                        + "\"error\":\"no shell\"}");
    }
}
