// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTextsTest {
    private static final SecretTexts TEXTS = SecretTexts.of(
            Map.of(
                    "auth", "ann:s3cret",
                    "short", "abc",
                    "list", List.of("first-one", 7, 493021),
                    "plain", "harmless",
                    "headers", Map.of("X-Api-Key", "k3y-of-ours", "X-Plain", "open-to-all"),
                    "http_proxy", "http://u:pr0xypass@proxy:3128"),
            Set.of("auth", "short", "list"));

    @ParameterizedTest
    @CsvSource({
        "ann:s3cret, true",
        "it is s3cret!, true",
        "s3cre, false",
        "abc, false",
        "first-one, true",
        "7, false",
        "it is 493021, true",
        "harmless, false",
        "<k3y-of-ours>, true",
        "open-to-all, false",
        "pr0xypass, true",
        "proxy:3128, false"
    })
    void whatIsSecretIsFoundWhereverItStands(String text, boolean isFound) {
        assertThat(TEXTS.isIn(text)).isEqualTo(isFound);
        assertThat(TEXTS.isIn(Map.of("a", List.of(1, Map.of(text, true))))).isEqualTo(isFound);
    }

    @Test
    void whatIsSealedIsNotLookedForAndNotTakenForSealedByUs() {
        SecretTexts texts = SecretTexts.of(Map.of("auth", "sealed:v1:abcdef"), Set.of("auth"));

        assertThat(texts.isIn("with sealed:v1:abcdef in it")).isFalse();
        assertThat(texts.isToSeal("sealed:v1:of somebody else")).isTrue();
        assertThat(texts.isToSeal("plain")).isFalse();
    }
}
