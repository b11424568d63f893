// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.dispatcher.http.Answer;
import dev.footman.dispatcher.http.FakeEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are shown, good ones and others. */
class ClientAnswersTest {
    private static final String ENFORCEMENTS = """
            [{"id": "5c", "rule": {"ref": "mine.rule", "id": "5d"}, "trigger_instance_id": "5e",
              "enforced_at": "2026-01-31T03:15:42.000000Z", "status": "failed", "failure_reason": "line one\\nline two"}]""";

    private FakeEndpoint api;

    @BeforeEach
    void open() {
        api = FakeEndpoint.start();
    }

    @AfterEach
    void close() {
        api.close();
    }

    private Ran run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of("--url", api.url("")));
        return Ran.footman(arguments.toArray(String[]::new));
    }

    @Test
    void aListIsATable() {
        api.answer("/v1/ruleenforcements", Answer.of(200).with(ENFORCEMENTS));

        assertThat(run("rule-enforcement", "list").out()).isEqualToNormalizingNewlines("""
                +----+-----------+---------------------+--------------+-----------------------------+
                | id | rule.ref  | trigger_instance_id | execution_id | enforced_at                 |
                +----+-----------+---------------------+--------------+-----------------------------+
                | 5c | mine.rule | 5e                  |              | 2026-01-31T03:15:42.000000Z |
                +----+-----------+---------------------+--------------+-----------------------------+
                """);
        assertThat(run("rule-enforcement", "list", "-a", "status,failure_reason")
                        .out())
                .isEqualToNormalizingNewlines("""
                +--------+-------------------+
                | status | failure_reason    |
                +--------+-------------------+
                | failed | line one line two |
                +--------+-------------------+
                """);
    }

    @Test
    void programsGetJsonAndYaml() {
        api.answer("/v1/ruleenforcements", Answer.of(200).with(ENFORCEMENTS));

        assertThat(run("rule-enforcement", "list", "-j", "-a", "id,rule.ref").out())
                .isEqualToNormalizingNewlines("""
                [
                    {
                        "id": "5c",
                        "rule.ref": "mine.rule"
                    }
                ]
                """);
        assertThat(run("rule-enforcement", "list", "-y").out()).isEqualToNormalizingNewlines("""
                - id: 5c
                  rule:
                    ref: mine.rule
                    id: 5d
                  trigger_instance_id: 5e
                  enforced_at: '2026-01-31T03:15:42.000000Z'
                  status: failed
                  failure_reason: |-
                    line one
                    line two
                """);
    }

    @Test
    void hooksAreListedByTheirUrls() {
        api.answer("/v1/webhooks", Answer.of(200).with("""
                [{"id": "5c", "type": "core.st2.webhook", "parameters": {"url": "b"}},
                 {"id": "5d", "type": "core.st2.webhook", "parameters": {"url": "a"}, "description": "first"}]"""));

        assertThat(run("webhook", "list").out()).isEqualToNormalizingNewlines("""
                +-----+------------------+-------------+
                | url | type             | description |
                +-----+------------------+-------------+
                | a   | core.st2.webhook | first       |
                | b   | core.st2.webhook |             |
                +-----+------------------+-------------+
                """);
    }

    @Test
    void anEmptyListSaysSo() {
        api.answer("/v1/rules", Answer.of(200).with("[]"));

        assertThat(run("rule", "list").out()).isEqualToIgnoringNewLines("No matching items found");
        assertThat(run("rule", "list", "--json").out().strip()).isEqualTo("[ ]");
    }

    @Test
    void whatIsNotOnThePageIsTold() {
        api.answer("/v1/rules", Answer.of(200).with("[{\"ref\": \"a.b\"}]").with("X-Total-Count", "7"));

        assertThat(run("rule", "list", "-n", "1").err())
                .isEqualToIgnoringNewLines("Note: 1 of 7 are shown; --last says how many, and -1 is all");
        assertThat(run("rule", "list", "-n", "1", "-j").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            401 | {"faultstring": "Unauthorized"} | ERROR: Unauthorized; --api-key, or --token, says who you are
            404 | {"faultstring": "Resource with a reference or id \\"x\\" not found"} | ERROR: Resource with a reference or id "x" not found
            500 | {}                              | ERROR: answered with 500
            400 | {"faultstring": "no\\nname\\u001b[31m: \\u009b"} | ERROR: no\\x0aname\\x1b[31m: \\x9b
            503 |                                 | ERROR: answered with 503
            302 |                                 | ERROR: answered with 302
            """)
    void aRefusalIsOneLine(int status, String body, String told) {
        api.answer("/v1/rules/x", Answer.of(status).with(body == null ? "" : body));

        Ran ran = run("rule", "get", "x");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualToIgnoringNewLines(told);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void whatIsNoFootmanIsNamed() {
        api.answer("/v1/rules/x", Answer.of(200).with("<html>\n<body>"));

        assertThat(run("rule", "get", "x").err())
                .isEqualToIgnoringNewLines("ERROR: what answers at %s is no Footman: it says 200, <html>"
                        .formatted(api.url("/v1/rules/x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # command        | its path                | what is answered         | what is told
            rule list -n -1  | /v1/rules?limit=-1      | {"rules": []}            | an object where a list is due
            rule list -n 5 -j | /v1/rules?limit=5      | {}                       | an object where a list is due
            rule list -n 5   | /v1/rules?limit=5       |                          | nothing where a list is due
            rule list -n 5   | /v1/rules?limit=5       | null                     | nothing where a list is due
            rule list -n 5   | /v1/rules?limit=5       | [{}, 7]                  | a list with a number in it where a list of objects is due
            webhook list     | /v1/webhooks            | ["a"]                    | a list with a text in it where a list of objects is due
            rule get x       | /v1/rules/x             | []                       | a list where an object is due
            rule get x -y    | /v1/rules/x             | true                     | true or false where an object is due
            rule enable x    | /v1/rules/x             | {}                       | an object where one with id is due
            key set x y      | /v1/keys/x              | [{}]                     | a list where an object is due
            execution get x  | /v1/executions/x        |                          | nothing where an object is due
            execution cancel x | /v1/executions/x      | "canceled"               | a text where an object is due
            apikey create -k | /v1/apikeys             | {"id": "5c"}             | an object where one with key is due
            auth ann -p x -t | /auth/v1/tokens         | {"token": {}}            | an object where one with token is due
            event send reload-failed | /v1/events/qlik | {}                       | an object where one with accepted is due
            run core.local date | /v1/actions/core.local | []                     | a list where an object is due
            run core.local date | /v1/actions/core.local | {"ref": "core.local"}  | an object where one with runner_type is due
            """)
    void anAnswerOfAnotherShapeIsNoFootmans(String command, String target, String body, String told) {
        api.answer(target.replaceAll("\\?.*", ""), Answer.of(200).with(body == null ? "" : body));

        Ran ran = run(command.split(" ", -1));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "ERROR: what answers at %s is no Footman: it says 200, %s".formatted(api.url(target), told));
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void nobodyAtTheAddressIsOneLine() {
        Ran ran = Ran.footman("rule", "list", "--url", "http://127.0.0.1:1/");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("ERROR: http://127.0.0.1:1 does not answer: ")
                .contains("is Footman running there? --url says where it is");
        assertThat(ran.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "localhost:8080",
                "//127.0.0.1",
                "ftp://127.0.0.1",
                "http://",
                "http://:8080",
                "http://a_b:8080",
                "http://127.0.0.1:99999",
                "http://ann@127.0.0.1",
                "http://127.0.0.1/?a",
                "http://127.0.0.1/#a"
            })
    void anAddressThatIsNoneIsAWrongCommandLine(String url) {
        Ran ran = Ran.footman("rule", "list", "--url", url);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "footman: --url, or FOOTMAN_URL, must be an address such as http://127.0.0.1:8080, but is '%s';"
                                        .formatted(url)
                                + " --help shows what there is");
    }

    @Test
    void aKeyThatCannotBeSentIsOneLine() {
        Ran ran = run("rule", "list", "--api-key", "k\u00e9\n");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("ERROR: the API key or token has characters that cannot be sent");
    }

    @Test
    void eventsThatWereRejectedAreNamed() {
        api.answer("/v1/events/qlik", Answer.of(202).with("""
                {"accepted": 1, "rejected": [{"index": 1, "error": "taskId must be a GUID"}], "ids": ["5c"]}"""));

        Ran ran = run("event", "send", "reload-failed");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualToIgnoringNewLines("ERROR: entry 1: taskId must be a GUID");
        assertThat(ran.out()).contains("| accepted | 1 ");
    }

    @Test
    void whatATerminalWouldObeyIsShownInstead() {
        api.answer("/v1/executions/5c", Answer.of(200).with("""
                {"id": "a\\u001b[31mred", "result": {"stdout": "b\\u001b[2J\\u0085"}}"""));
        api.answer("/v1/deadletters/redrive", Answer.of(200).with("{\"unknown\": [\"5c\\u001b\\n\"]}"));

        assertThat(run("execution", "get", "5c").out()).isEqualToNormalizingNewlines("""
                id: a\\x1b[31mred
                result:
                  stdout: "b\\e[2J\\N"
                """);
        assertThat(run("execution", "get", "5c", "-k", "stdout").out()).isEqualToIgnoringNewLines("b\\x1b[2J\\x85");
        assertThat(run("dead-letter", "redrive", "5c").err())
                .isEqualToIgnoringNewLines("ERROR: there is no dead letter 5c\\x1b\\x0a");
        assertThat(run("rule", "list", "--\u001b[31m").err())
                .isEqualToIgnoringNewLines("footman: Unknown option: '--\\x1b[31m'; --help shows what there is");
    }

    @Test
    void anExecutionThatHasEndedCannotBeCanceled() {
        api.answer("/v1/executions/5c", Answer.of(200).with("""
                {"faultstring": "Action cannot be canceled. State = succeeded."}"""));

        Ran ran = run("execution", "cancel", "5c");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualToIgnoringNewLines("ERROR: Action cannot be canceled. State = succeeded.");
    }
}
