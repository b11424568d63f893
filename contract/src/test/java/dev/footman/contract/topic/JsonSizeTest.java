// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\0\1\t\n\u000b\f\r\b\u001f",
                "\"quoted\" \\ /",
                "\u007f\u0080ä\u07ff\u0800€\uffff",
                "a😀b😀"
            })
    void itIsWhatIsWritten(String text) throws JsonProcessingException {
        assertThat(JsonSize.of(text)).isEqualTo(Json.MAPPER.writeValueAsBytes(text).length - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "\0\0\0", "a😀b😀", "\"\"\"", "äöü"})
    void aBeginningFitsAndIsAsLongAsItCanBe(String text) {
        for (int most = 0; most <= JsonSize.of(text) + 1; most++) {
            String beginning = JsonSize.beginning(text, most);
            int next = text.offsetByCodePoints(
                    0, Math.min(text.codePointCount(0, text.length()), codePoints(beginning) + 1));

            assertThat(text).startsWith(beginning);
            assertThat(JsonSize.of(beginning)).as("%d bytes", most).isLessThanOrEqualTo(most);
            assertThat(beginning.equals(text) || JsonSize.of(text.substring(0, next)) > most)
                    .as("the next character of %s has no room in %d bytes", text, most)
                    .isTrue();
        }
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
