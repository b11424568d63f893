// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.spell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.qlik.EventEntries.Entry;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a body holds, each entry is read or rejected, in order, and nothing is thrown. */
class RandomBodyTest {
    private static final int TIMES = 34_000;
    private static final String WHOLE = spell("""
            [{"event": "Qlik Sense reload failed", "taskId": "{task}", "x": [1.5e3, {"y": null}]},
            {"event": "Qlik Sense engine reload failed", "appId": "{app}", "userId": "\\u00e4\\ud83d"}]""");
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\n",
            "\r\n",
            " ",
            "null",
            "true",
            "-1e9",
            "NaN",
            "'",
            "/*",
            "\u0000",
            "\u001E",
            "+1",
            "\uFEFF",
            "\uFFFE",
            "\uD800",
            "\"event\":",
            "\"Qlik Sense reload failed\"",
            "\"taskId\":\"x\"",
            "{\"event\":\"Qlik Sense task failed\"}",
            "[".repeat(21),
            "9".repeat(101));

    private final Random random = new Random(20_260_131);

    @Test
    void aMutatedBodyIsReadOrRejected() {
        for (int i = 0; i < TIMES; i++) {
            check(mutated().getBytes(UTF_8));
        }
    }

    @Test
    void aBodyOfRandomTokensIsReadOrRejected() {
        for (int i = 0; i < TIMES; i++) {
            check(random.ints(random.nextInt(12), 0, TOKENS.size())
                    .mapToObj(TOKENS::get)
                    .collect(Collectors.joining())
                    .getBytes(UTF_8));
        }
    }

    @Test
    void aBodyOfRandomBytesIsReadOrRejected() {
        for (int i = 0; i < TIMES; i++) {
            byte[] body = new byte[random.nextInt(48)];
            random.nextBytes(body);
            check(body);
        }
    }

    private String mutated() {
        StringBuilder mutated = new StringBuilder(WHOLE);
        for (int times = random.nextInt(1, 4); times > 0 && !mutated.isEmpty(); times--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.setLength(at + 1);
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(0x10000));
                default -> mutated.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
            }
        }
        return mutated.toString();
    }

    private static void check(byte[] body) {
        check(EventEntries.ofJson(body));
        check(EventEntries.ofNdjson(body));
        check(EventEntries.ofText(body));
    }

    private static void check(List<Entry> entries) {
        int before = -1;
        for (Entry entry : entries) {
            assertThat(entry.index()).isGreaterThan(before);
            before = entry.index();
            check(entry.result());
        }
    }

    private static void check(Result result) {
        switch (result) {
            case Result.Read(QlikEvent event) -> {
                assertThat(FieldText.isGuidOrEmpty(event.payload().getOrDefault("taskId", "")))
                        .isTrue();
                assertThat(FieldText.isGuidOrEmpty(event.payload().getOrDefault("appId", "")))
                        .isTrue();
            }
            case Result.Rejected(Reason reason, String detail) ->
                assertThat(detail)
                        .as(reason.tag())
                        .isNotBlank()
                        .doesNotContain("fasterxml", "Source:", "JsonRead", "StreamRead", "ALLOW_", "Feature");
        }
    }
}
