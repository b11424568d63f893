// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentedTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # token header, key header, token query, key query, cookie, decides
            -,  -,  -,  -,  -,  Nothing[]
            '', '', '', '', '', Nothing[]
            a,  b,  c,  d,  e,  Token[token=a]
            -,  b,  c,  d,  e,  ApiKey[key=b]
            '', b,  c,  d,  e,  ApiKey[key=b]
            -,  -,  c,  d,  e,  Token[token=c]
            -,  '', c,  d,  e,  Token[token=c]
            -,  -,  -,  d,  e,  ApiKey[key=d]
            -,  -,  '', d,  e,  ApiKey[key=d]
            -,  -,  -,  -,  e,  Token[token=e]
            -,  -,  -,  '', e,  Token[token=e]
            ' ', b, -,  -,  -,  Token[token= ]
            """)
    void theFirstPlaceThatHoldsSomethingDecides(
            @Nullable String tokenHeader,
            @Nullable String keyHeader,
            @Nullable String tokenQuery,
            @Nullable String keyQuery,
            @Nullable String cookie,
            String decides) {
        // given
        Place headers = new Place(Map.of("X-Auth-Token", or(tokenHeader), "St2-Api-Key", or(keyHeader)));
        Place query = new Place(Map.of("x-auth-token", or(tokenQuery), "st2-api-key", or(keyQuery)));
        Place cookies = new Place(Map.of("auth-token", or(cookie)));

        // when
        Presented presented = Presented.in(headers::of, query::of, cookies::of);

        // then
        assertThat(presented).hasToString(decides);
    }

    private static String or(@Nullable String value) {
        return value == null ? "absent" : value;
    }

    private record Place(Map<String, String> values) {
        @Nullable
        String of(String name) {
            String value = values.get(name);
            return "absent".equals(value) ? null : value;
        }
    }
}
