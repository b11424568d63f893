// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static dev.footman.contract.settings.Written.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SectionTest {
    /** Reads the key as the kind that its name stands for. */
    private static Object read(Section root, String key) {
        return switch (key) {
            case "port" -> root.integer(key, 8080, 0, 65_535);
            case "enable" -> root.bool(key, true);
            case "wait" -> root.duration(key, Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofHours(1));
            case "ratio" -> root.number(key, 0.2, 0, 1);
            case "names" -> root.texts(key);
            case "word" -> root.oneOf(key, "one", "one", "two");
            case "host" -> root.host(key, "127.0.0.1");
            case "key" -> root.secret(key);
            case "url" -> root.required(key, "a URL, such as https://example.com/hook", text -> !text.isBlank());
            case "group" -> root.section(key).text("name", "");
            case "groups" ->
                root.sections(key).stream().map(group -> group.text("name", "")).toList();
            case "free" -> root.strings(key);
            case "file" -> root.file(key);
            default -> throw new IllegalArgumentException(key);
        };
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("port: x", "port must be a whole number from 0 to 65535, such as 8080, but is 'x'"),
                Arguments.of(
                        "port: 70000", "port must be a whole number from 0 to 65535, such as 8080, but is '70000'"),
                Arguments.of(
                        "port: 99999999999",
                        "port must be a whole number from 0 to 65535, such as 8080, but is '99999999999'"),
                Arguments.of(
                        "port: '80'",
                        "port must be a whole number from 0 to 65535, such as 8080, but is the text '80'"),
                Arguments.of("port: [80]", "port must be a whole number from 0 to 65535, such as 8080, but is a list"),
                Arguments.of(
                        "port: {a: 1}",
                        "port must be a whole number from 0 to 65535, such as 8080, but is a group of keys"),
                Arguments.of("enable: maybe", "enable must be true or false, but is 'maybe'"),
                Arguments.of("wait: 5w", "wait must be a duration from 1ms to 1h, such as 10s, but is '5w'"),
                Arguments.of("wait: 2h", "wait must be a duration from 1ms to 1h, such as 10s, but is '2h'"),
                Arguments.of("ratio: 1.5", "ratio must be a number from 0 to 1, such as 0.2, but is '1.5'"),
                Arguments.of("ratio: .nan", "ratio must be a number from 0 to 1, such as 0.2, but is '.nan'"),
                Arguments.of("names: a", "names must be a list of texts, but is a single value"),
                Arguments.of("names: [a, [b]]", "names must be a list of texts, but is a list"),
                Arguments.of("word: three", "word must be one of one, two, but is 'three'"),
                Arguments.of(
                        "host: 'a b'",
                        "host must be a host name or an address, such as 127.0.0.1, but is the text 'a b'"));
    }

    static Stream<Arguments> moreFaults() {
        return Stream.of(
                Arguments.of("key: [hunter2]", "key must be text, but is a list"),
                Arguments.of(
                        "key: ${NONE}",
                        "key needs the environment variable NONE, which is not set; set it, or write ${NONE:-default}"),
                Arguments.of("url: ", "url is missing; it must be a URL, such as https://example.com/hook"),
                Arguments.of("url: ' '", "url must be a URL, such as https://example.com/hook, but is the text ' '"),
                Arguments.of("group: 5", "group must be a group of keys, but is a single value"),
                Arguments.of("groups: {name: a}", "groups must be a list of groups of keys, but is a group of keys"),
                Arguments.of("groups: [a]", "groups must be a list of groups of keys, but holds a single value"),
                Arguments.of("groups: [{nam: a}]", "groups[0].nam is not a setting; did you mean groups[0].name?"),
                Arguments.of("free: a", "free must be names with single values, but holds a single value"),
                Arguments.of("free: {a: [b]}", "free must be names with single values, but holds a list"),
                Arguments.of(
                        "file: /no/such/file",
                        "file must be the path of a file that can be read, but is '/no/such/file'"),
                Arguments.of(
                        "file: \"a\\0b\"", "file must be the path of a file that can be read, but is the text 'a?b'"));
    }

    @ParameterizedTest
    @MethodSource({"faults", "moreFaults"})
    void aValueThatIsWrongIsAFaultInOneLineWithThePlaceAndTheMend(String text, String fault) {
        String key = text.substring(0, text.indexOf(':'));

        assertThat(yaml("\n" + text).faults(root -> read(root, key))).containsExactly("footman.yaml:2: " + fault);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "yes,true", "on,true", "false,false", "No,false", "OFF,false"})
    void aYesOrNoIsSpelledAsInYaml(String written, boolean meant) {
        boolean read = yaml("enable: " + written).read(root -> root.bool("enable", !meant));

        assertThat(read).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"''", "~", "null"})
    void nullIsTheDefault(String written) {
        int read = yaml("port: " + written).read(root -> root.integer("port", 8080, 0, 65_535));

        assertThat(read).isEqualTo(8080);
    }

    @Test
    void aNumberIsTakenAsTextAsItIsSpelled() {
        String read = yaml("name: 010").read(root -> root.text("name", ""));

        assertThat(read).isEqualTo("010");
    }

    @Test
    void freeNamesMayHoldDotsOrBeGroups() {
        // given
        Written properties = yaml("free: {security.protocol: SSL, ssl: {key: {password: p}}}");

        // when
        Map<String, String> read = properties.read(root -> root.strings("free"));

        // then
        assertThat(read).containsExactly(Map.entry("security.protocol", "SSL"), Map.entry("ssl.key.password", "p"));
    }

    @Test
    void aNameWithALineBreakForgesNoLine() {
        // given
        Settings settings = yaml("free: {\"a\\nb\": x, \"c\\nd\": \"${NONE}\"}").settings();

        // when
        settings.root().strings("free");

        // then
        assertThat(settings.inForce()).isEqualTo("free.a\\nb=***");
        assertThatThrownBy(settings::check).hasMessageStartingWith("footman.yaml:1: free.c\\nd needs");
    }

    @Test
    void aListOfGroupsIsReadInItsOrder() {
        // given
        Written groups = yaml("groups:\n- name: a\n- name: b\n");

        // when
        List<String> names = groups.read(root ->
                root.sections("groups").stream().map(g -> g.text("name", "")).toList());

        // then
        assertThat(names).containsExactly("a", "b");
    }

    @Test
    void aSecretIsHandedOverAndNeverShown() {
        // given
        Settings settings = yaml("key: hunter2").settings();

        // when
        Optional<Secret> secret = settings.root().secret("key");

        // then
        assertThat(secret).map(Secret::value).contains("hunter2");
        assertThat(secret + settings.inForce()).doesNotContain("hunter2").contains("***");
    }

    @Test
    void keysThatAreLeftAreNamedInTheOrderOfTheFileAndAreNoFaults() {
        // given
        Settings settings = yaml("Butler: {zeta: {a: 1}, port: 1, alpha: [2]}").settings();
        Section butler = settings.root().section("Butler");
        butler.integer("port", 0, 0, 9);

        // when
        List<String> others = butler.leaveOthers();

        // then
        assertThat(others).containsExactly("Butler.zeta", "Butler.alpha");
        settings.check();
    }

    @Test
    void aTreeIsReadAsJsonHasIt() {
        // given
        Written written = yaml("""
                where:
                  trigger.taskName: {type: equals, pattern: Nightly}
                  trigger.n: {pattern: [1, 3000000000, 1.5, -2e3, true, ~, '7', "${X}"]}
                """).environment("X", "filled");

        // when
        Map<String, @Nullable Object> read = written.read(root -> root.tree("where"));

        // then
        assertThat(read)
                .isEqualTo(Map.of(
                        "trigger.taskName",
                        Map.of("type", "equals", "pattern", "Nightly"),
                        "trigger.n",
                        Map.of("pattern", Arrays.asList(1, 3_000_000_000L, 1.5, -2000.0, true, null, "7", "filled"))));
    }

    @Test
    void secretsAreGivenAsOneOrAsAListAndNeverShown() {
        // given
        Written written = yaml("one: s3cret\nmany: [s3cret, '${X}']\n").environment("X", "s4cret");
        Settings settings = written.settings();

        // when
        List<Secret> one = settings.root().secrets("one");
        List<Secret> many = settings.root().secrets("many");
        List<Secret> none = settings.root().secrets("none");

        // then
        assertThat(one).extracting(Secret::value).containsExactly("s3cret");
        assertThat(many).extracting(Secret::value).containsExactly("s3cret", "s4cret");
        assertThat(none).isEmpty();
        assertThat(settings.inForce()).isEqualTo("one=***, many=***");
    }
}
