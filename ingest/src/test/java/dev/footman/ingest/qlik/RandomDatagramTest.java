// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.spell;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is sent is read or rejected, and nothing is thrown: the port is open to anyone. */
class RandomDatagramTest {
    private static final int TIMES = 100_000;
    private static final Pattern ID = Pattern.compile("|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "(null)",
            "A",
            "A;B",
            "LAB\\u",
            "LAB\\\\u",
            "😀",
            "\uD800",
            "\u0000",
            "\r\n",
            "ERROR",
            spell("{task}"),
            spell("{app}"),
            spell("{date}"),
            spell("{task};{app};{date}"),
            ";;;;");
    private static final List<String> HEADS = List.of(
            "/scheduler-task-failed/;h",
            "/scheduler-task-aborted/;h",
            "/scheduler-task-success//;h",
            "/scheduler-distribute/;h",
            "/engine-reload-failed/;h",
            "");

    private final Random random = new Random(20_260_131);

    @Test
    void aTextOfLikelyWordsIsReadOrRejected() {
        for (int i = 0; i < TIMES; i++) {
            check(DatagramText.read(likely()));
        }
    }

    @Test
    void aMutatedDatagramIsReadOrRejected() {
        String whole = spell("/scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};m");
        for (int i = 0; i < TIMES; i++) {
            check(DatagramText.read(mutated(whole)));
        }
    }

    @Test
    void randomBytesAreReadOrRejected() {
        for (int i = 0; i < TIMES; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            check(DatagramText.read(bytes));
        }
    }

    private String likely() {
        return random.ints(random.nextInt(16), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining(";", HEADS.get(random.nextInt(HEADS.size())) + ";", ""));
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, ';');
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(0x10000));
                default -> mutated.insert(at, WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return mutated.toString();
    }

    private static void check(Result result) {
        switch (result) {
            case Result.Read(QlikEvent event) -> checkEvent(event);
            case Result.Rejected(Reason reason, String detail) ->
                assertThat(detail).as(reason.tag()).isNotBlank();
        }
    }

    private static void checkEvent(QlikEvent event) {
        assertThat(event.payload().keySet())
                .containsExactlyElementsOf(Layout.of(event.trigger()).fields());
        assertThat(event.payload().getOrDefault("taskId", "")).matches(ID);
        assertThat(event.payload().getOrDefault("appId", "")).matches(ID);
        assertThat(event.payload().values())
                .allSatisfy(value -> assertThat(value).doesNotContainPattern("[\\x00-\\x1F\\x7F]"));
    }
}
