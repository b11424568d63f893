// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTextTest {
    private final EnvironmentText environment =
            new EnvironmentText(Map.of("HOST", "qlik1", "EMPTY", "", "NESTED", "${HOST}", "DOLLAR", "a$1\\b"));

    @ParameterizedTest
    @CsvSource(emptyValue = "", textBlock = """
            # written,            filled,         and why
            plain,                plain,          there is nothing to fill
            ${HOST},              qlik1,          a variable that is set
            http://${HOST}:80/,   http://qlik1:80/, inside a text
            ${HOST}${HOST},       qlik1qlik1,     more than once
            ${NONE:-other},       other,          the default of one that is not set
            ${HOST:-other},       qlik1,          set wins over the default
            ${EMPTY:-other},      other,          the default also stands in for nothing
            ${EMPTY},             '',             nothing without a default is nothing
            ${NONE:-},            '',             a default may be nothing
            ${NESTED},            ${HOST},        what is filled in is not looked at again
            ${DOLLAR},            a$1\\b,         what is filled in means nothing to the filler
            $HOST ${} ${1A},      $HOST ${} ${1A}, other dollars stay
            ${file:/a:b},         ${file:/a:b},   Kafka's own references stay
            """)
    void aReferenceIsFilledFromTheEnvironment(String written, String filled, String why) {
        assertThat(environment.fill(written))
                .as(why)
                .isInstanceOfSatisfying(
                        EnvironmentText.Filled.Text.class,
                        text -> assertThat(text.text()).isEqualTo(filled));
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(environment.fill("http://${HOST}/${TOKEN}")).isEqualTo(new EnvironmentText.Filled.Unset("TOKEN"));
    }
}
