// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # body                                    | what is shown
            {"password":"x","user":"ann"}             | {"password":"********","user":"ann"}
            {"a":[{"api_key":"x"},{"X-Api-Key":"x"}]} | {"a":[{"api_key":"********"},{"X-Api-Key":"********"}]}
            {"action":{"secret":["x","y"]}}           | {"action":{"secret":"********"}}
            {"value":"x","secret":true}               | {"value":"********","secret":true}
            {"value":"x","secret":false}              | {"value":"x","secret":false}
            {"value":"x"}                             | {"value":"x"}
            {"mine":"x","b":{"mine":1}}               | {"mine":"********","b":{"mine":"********"}}
            {"token":null}                            | {"token":null}
            /scheduler-reload-failed/;password        | /scheduler-reload-failed/;password
            {"password": half                         | {"password": half
            """)
    void whatIsSecretIsHidden(String body, String shown) {
        assertThat(Masks.over(body, Set.of("mine"))).isEqualTo(shown);
    }
}
