// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static dev.footman.contract.settings.Written.nothing;
import static dev.footman.contract.settings.Written.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static void http(Section root) {
        Section http = root.section("footman.ingest.http");
        http.host("host", "127.0.0.1");
        http.integer("port", 8080, 0, 65_535);
    }

    private static int port(Written written) {
        return written.read(root -> {
            http(root);
            root.section("footman").texts("packs");
            return root.section("footman.ingest.http").integer("port", 8080, 0, 65_535);
        });
    }

    @Test
    void laterFilesWinKeyByKeyAndAssignmentsWinOverFiles() {
        // given
        Written written = yaml("a: {x: 1, y: 1, z: 1}")
                .file("more.yaml", "a: {y: 2, z: 2}")
                .set("a.z=3");

        // when
        List<Integer> read = written.read(root -> IntStream.of('x', 'y', 'z')
                .mapToObj(key -> root.section("a").integer(Character.toString(key), 0, 0, 9))
                .toList());

        // then
        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void aLaterListReplacesAnEarlierOne() {
        List<String> read =
                yaml("names: [a, b]").file("more.yaml", "names: [c]").read(root -> root.texts("names"));

        assertThat(read).containsExactly("c");
    }

    @Test
    void aLaterNullTakesAValueBackToItsDefault() {
        assertThat(port(yaml("footman: {ingest: {http: {port: 1}}}").set("footman.ingest.http.port=")))
                .isEqualTo(8080);
    }

    @Test
    void aLaterGroupWithNothingInItChangesNothing() {
        assertThat(port(yaml("footman: {ingest: {http: {port: 1}}}").file("more.yaml", "footman:\n  ingest:\n")))
                .isEqualTo(1);
    }

    @Test
    void anAssignmentIsReadAsYaml() {
        List<String> read = nothing().set("names=[a, 'b c']").read(root -> root.texts("names"));

        assertThat(read).containsExactly("a", "b c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port=8080                     | --set: port is not a setting; did you mean footman.ingest.http.port?
            footman.ingest.http.port=x    | --set: footman.ingest.http.port must be a whole number from 0 to 65535, such as 8080, but is 'x'
            footman.ingest.http.port      | --set: must be KEY=VALUE, such as footman.ingest.http.port=18080, but is 'footman.ingest.http.port'
            footman..port=secret          | --set: must be KEY=VALUE, such as footman.ingest.http.port=18080, but is 'footman..port=...'
            =1                            | --set: must be KEY=VALUE, such as footman.ingest.http.port=18080, but is '=...'
            footman.ingest.http.port=[1   | --set: footman.ingest.http.port cannot be read: expected ',' or ']', but got <stream end> while parsing a flow sequence
            """)
    void anAssignmentThatIsWrongIsAFault(String assignment, String fault) {
        assertThat(nothing().set(assignment).faults(SettingsTest::http)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            footman: {ingest: {http: {prot: 1}}}    | footman.ingest.http.prot is not a setting; did you mean footman.ingest.http.port?
            footman: {ingest: {http: {Hsot: 1}}}    | footman.ingest.http.Hsot is not a setting; did you mean footman.ingest.http.host?
            footman: {ingest: {htp: {port: 1}}}     | footman.ingest.htp is not a setting; did you mean footman.ingest.http?
            footman: {http: {port: 1}}              | footman.http is not a setting; did you mean footman.ingest.http?
            footmn: {}                              | footmn is not a setting; did you mean footman?
            footman: {colour: red}                  | footman.colour is not a setting
            """)
    void aKeyThatNobodyAsksForIsAFaultWithTheNearestName(String text, String fault) {
        assertThat(yaml(text).faults(SettingsTest::http)).containsExactly("footman.yaml:1: " + fault);
    }

    @Test
    void allFaultsAreSaidAtOnce() {
        // given
        Written written = yaml("footman:\n  ingest:\n    http:\n      port: x\n      hots: a\n")
                .file("more.yaml", "footman:\n\t- a")
                .set("nothing");

        // when
        List<String> faults = written.faults(SettingsTest::http);

        // then
        assertThat(faults)
                .containsExactly(
                        "more.yaml:2: cannot be read: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation) while scanning for the next token",
                        "--set: must be KEY=VALUE, such as footman.ingest.http.port=18080, but is 'nothing'",
                        "footman.yaml:4: footman.ingest.http.port must be a whole number from 0 to 65535, such as 8080, but is 'x'",
                        "footman.yaml:5: footman.ingest.http.hots is not a setting; did you mean footman.ingest.http.host?");
    }

    @Test
    void aPlainValueIsUnderstoodAfterFillingAndAQuotedOneStaysText() {
        // given
        Written plain = yaml("footman: {ingest: {http: {port: '${PORT}'}}}").environment("PORT", "80");

        // when
        int filled =
                port(yaml("footman:\n  ingest:\n    http:\n      port: ${PORT}").environment("PORT", "80"));
        List<String> faults = plain.faults(SettingsTest::http);

        // then
        assertThat(filled).isEqualTo(80);
        assertThat(faults)
                .containsExactly(
                        "footman.yaml:1: footman.ingest.http.port must be a whole number from 0 to 65535, such as 8080, but is the text that ${PORT} stands for");
    }

    @Test
    void whatTheEnvironmentHoldsIsNotRepeatedInAFault() {
        // given
        Written written =
                yaml("footman:\n  ingest:\n    http:\n      port: ${TOKEN}").environment("TOKEN", "hunter2");

        // when
        List<String> faults = written.faults(SettingsTest::http);

        // then
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst()).endsWith("but is what ${TOKEN} stands for");
    }

    @Test
    void anUnsetVariableMattersOnlyInAValueThatIsRead() {
        // given
        Settings settings =
                yaml("Butler: {unknown: '${NONE}', list: ['${NONE}']}").settings();

        // when
        settings.root().section("Butler").leaveOthers();

        // then
        settings.check();
    }

    @Test
    void whatIsInForceIsOneLineWithoutSecrets() {
        // given
        Settings settings = yaml("url: https://user:hunter2@example.com/hook?token=abc\nfree: {a: hunter3}\nport: 9")
                .settings();
        Section root = settings.root();
        root.text("url", "");
        root.strings("free");
        root.integer("port", 1, 0, 9);
        root.bool("enable", true);

        // when
        String inForce = settings.inForce();

        // then
        assertThat(inForce).isEqualTo("url=https://***@example.com/hook?***, free.a=***, port=9, enable=true");
    }

    @Test
    void overAHundredFaultsAreCounted() {
        // given
        String keys = String.join(
                "\n", IntStream.range(0, 150).mapToObj(i -> "key" + i + ": 1").toList());

        // when
        List<String> faults = yaml(keys).faults(SettingsTest::http);

        // then
        assertThat(faults).hasSize(101).last().isEqualTo("and 50 more");
    }
}
