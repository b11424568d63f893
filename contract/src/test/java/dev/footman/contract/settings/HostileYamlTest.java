// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static dev.footman.contract.settings.Written.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {
    private static final String PIECES =
            "footman:@\n@  @kafka:@- @[@]@{@}@, @: @&a @*a@<<: @!!str @!x @'@\"@\\@|@>@%@---@...@? @#@\t@\r@"
                    + "\u0000@\ud83d@é@😀@list:@name: @retention:@events: @${A}@${B}@${C@=@.@1e999@0x@~@\u2028@\ufeff";

    private static void all(Section root) {
        KafkaSettings.read(root);
        ManagementSettings.read(root);
        RetrySettings.read(root);
        RetentionSettings.read(root);
        root.sections("list").forEach(item -> item.text("name", ""));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("[".repeat(10_000_000), "footman.yaml: is too large: more than 4194304 characters"),
                Arguments.of("[".repeat(1_000_000), "footman.yaml:1: cannot be read: is nested more than 50 deep"),
                Arguments.of("- ".repeat(1_000_000), "footman.yaml:1: cannot be read: is nested more than 50 deep"),
                Arguments.of(
                        "a: [" + "1,".repeat(200_000) + "]",
                        "footman.yaml:1: cannot be read: holds more than 100000 values"),
                Arguments.of(
                        "a: &a [1]\nb: [" + "*a,".repeat(2_000) + "]",
                        "footman.yaml:2: cannot be read: holds more than 1000 aliases"),
                Arguments.of(aliasBomb(), "footman.yaml:1: cannot be read: its aliases make it too large"),
                Arguments.of("a: &a [*a]", "footman.yaml:1: cannot be read: an alias holds itself"),
                Arguments.of("a: &a {<<: *a}", "footman.yaml:1: cannot be read: an alias holds itself"),
                Arguments.of("a: {<<: 5}", "footman.yaml:1: cannot be read: << must be given keys and values"),
                Arguments.of("list: *none", "footman.yaml:1: cannot be read: found undefined alias none"),
                Arguments.of(
                        "footman: {}\nlist: []\nfootman: {}",
                        "footman.yaml:3: footman is given twice, first in line 1; keep one"),
                Arguments.of("? [a]\n: b", "footman.yaml:1: cannot be read: a key must be text"),
                Arguments.of(
                        "a: !!javax.script.ScriptEngineManager [b]",
                        "footman.yaml:1: cannot be read: Global tag is not allowed: tag:yaml.org,2002:javax.script.ScriptEngineManager"),
                Arguments.of(
                        "a: !!binary aGk=",
                        "footman.yaml:1: cannot be read: tags such as tag:yaml.org,2002:binary are not taken"),
                Arguments.of(
                        "list:\n- name: a\n  \u0000",
                        "footman.yaml:3: cannot be read: U+0000 is no character of a text; is it saved as UTF-8?"),
                Arguments.of(
                        "\ud800",
                        "footman.yaml:1: cannot be read: U+D800 is no character of a text; is it saved as UTF-8?"),
                Arguments.of("a: \"\\ud800\"", "footman.yaml:1: cannot be read: an escape writes half a character"),
                Arguments.of(
                        "a\n---\nb",
                        "footman.yaml:2: cannot be read: but found another document expected a single document in the stream"),
                Arguments.of("- a", "footman.yaml: must hold keys and values, such as 'footman:', but is a list"),
                Arguments.of(
                        "hello", "footman.yaml: must hold keys and values, such as 'footman:', but is a single value"));
    }

    private static String aliasBomb() {
        StringBuilder bomb = new StringBuilder("{a0: &a0 [x]");
        IntStream.range(0, 9)
                .forEach(i -> bomb.append(", a%d: &a%d [%s]"
                        .formatted(i + 1, i + 1, String.join(",", java.util.Collections.nCopies(9, "*a" + i)))));
        return bomb.append("}").toString();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileIsAFaultWithItsLine(String text, String fault) {
        assertThat(yaml(text).faults(HostileYamlTest::all)).first().isEqualTo(fault);
    }

    @Test
    void aFileOfTheSizeOfTheLimitsIsReadInTime() {
        // given
        String many = IntStream.range(0, 40_000)
                .mapToObj(i -> "key%d: 1\n".formatted(i))
                .collect(java.util.stream.Collectors.joining());

        // when
        List<String> faults = yaml(many).faults(HostileYamlTest::all);

        // then
        assertThat(faults).hasSize(101);
    }

    @Test
    void mergeKeysAndAliasesAreWrittenOut() {
        // given
        Written merged = yaml("list:\n- &a {name: a}\n- {<<: *a}\n- {<<: [*a], name: c}\n- *a\n");

        // when
        List<String> names = merged.read(root -> root.sections("list").stream()
                .map(item -> item.text("name", ""))
                .toList());

        // then
        assertThat(names).containsExactly("a", "a", "c", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\x\"", "a: \"\\xg1\"", "a: \"\\u12\"", "a: \"\\UFFFFFFFF\""})
    void anEscapeThatStandsForNothingIsToldAndNotThrown(String text) {
        assertThat(yaml(text).faults(HostileYamlTest::all))
                .singleElement()
                .asString()
                .contains("cannot be read: ");
    }

    @Test
    void aKeyOfHalfACharacterIsRefused() {
        assertThat(yaml("\"\\udc00\": a").faults(HostileYamlTest::all))
                .containsExactly("footman.yaml:1: cannot be read: an escape writes half a character");
    }

    @Test
    void aFileOfNothingButCommentsSaysNothing() {
        assertThat(yaml("# later").faults(HostileYamlTest::all)).isEmpty();
        assertThat(yaml("\ufefffootman: {}").faults(HostileYamlTest::all)).isEmpty();
    }

    @Test
    void noTextIsAnsweredWithAnotherException() {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random);
            Written written = new Written(
                    List.of(new SettingsFile("footman.yaml", text)), List.of(text), Map.of("A", "x: [", "B", ""));
            assertThat(written.faults(HostileYamlTest::all))
                    .as(text)
                    .allSatisfy(fault -> assertThat(fault).doesNotContain("\n"));
        }
    }

    private static String random(Random random) {
        String[] pieces = PIECES.split("@", -1);
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(30), 0, pieces.length).forEach(piece -> text.append(pieces[piece]));
        return text.toString();
    }
}
