// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.role.Version;
import dev.footman.dispatcher.http.Answer;
import dev.footman.dispatcher.http.FakeEndpoint;
import dev.footman.dispatcher.http.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code footman run}, with what the API answers in StackStorm's own transcript. */
class RunCommandTest {
    private static final String ACTION = """
            {"name": "local", "parameters": {"cmd": {"required": true, "type": "string"}, "sudo": {"immutable": true}}, \
            "ref": "core.local", "runner_type": "local-shell-cmd"}""";
    private static final String RUNNERS = """
            [{"runner_parameters": {"sudo": {"default": false, "type": "boolean"}, "timeout": {"default": 60, "type": "integer"}, \
            "cmd": {"type": "string"}, "env": {"type": "object"}, "sudo_password": {"type": "string", "secret": true}, \
            "key": {"secret": true}}, "name": "local-shell-cmd"}]""";
    private static final String STARTED = """
            {"status": "requested", "parameters": {"cmd": "date"}, "id": "58de"}""";
    private static final String ENDED = """
            {"status": "succeeded", "start_timestamp": "2017-03-31T08:21:18.828620Z", "parameters": {"cmd": "date"}, \
            "result": {"failed": false, "stderr": "", "return_code": 0, "succeeded": true, \
            "stdout": "Fri Mar 31 08:21:19 UTC 2017"}, "context": {"user": "st2admin"}, \
            "action": {"ref": "core.local"}, "id": "58de", "end_timestamp": "2017-03-31T08:21:19.207433Z"}""";

    private FakeEndpoint api;

    @BeforeEach
    void open() {
        api = FakeEndpoint.start();
        api.answer("/v1/actions/core.local", Answer.of(200).with(ACTION));
        api.answer("/v1/runnertypes/", Answer.of(200).with(RUNNERS));
        api.answer("/v1/executions", Answer.of(201).with(STARTED));
        api.answer("/v1/executions/58de", Answer.of(200).with(ENDED));
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

    private String posted() {
        return api.requests("/v1/executions").getLast().body();
    }

    @Test
    void anActionIsRunAndItsEndIsShown() {
        // when
        Ran ran = run("run", "core.local", "date");

        // then
        assertThat(api.requests())
                .extracting((Received request) -> request.method() + " " + request.target())
                .containsExactly(
                        "GET /v1/actions/core.local",
                        "GET /v1/runnertypes/?name=local-shell-cmd",
                        "POST /v1/executions",
                        "GET /v1/executions/58de");
        assertThat(posted()).isEqualTo("{\"action\":\"core.local\",\"user\":null,\"parameters\":{\"cmd\":\"date\"}}");
        assertThat(ran.err()).isEqualToIgnoringNewLines(".");
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                id: 58de
                action.ref: core.local
                context.user: st2admin
                parameters:
                  cmd: date
                status: succeeded
                start_timestamp: 2017-03-31T08:21:18.828620Z
                end_timestamp: 2017-03-31T08:21:19.207433Z
                result:
                  failed: false
                  return_code: 0
                  stderr: ''
                  stdout: Fri Mar 31 08:21:19 UTC 2017
                  succeeded: true
                """);
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void anExecutionThatFailedFailsTheCommand() {
        api.answer(
                "/v1/executions/58de",
                Answer.of(200).with(ENDED.replace("\"succeeded\", \"start", "\"timeout\", \"start")));

        Ran ran = run("run", "core.local", "date");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("status: timeout");
    }

    @Test
    void parametersHaveTheTypesThatActionAndRunnerSay() {
        run("run", "core.local", "cmd=echo a=b", "timeout=5", "env=A=1,B=2", "--trace-tag", "mine");

        assertThat(posted())
                .isEqualTo(
                        "{\"action\":\"core.local\",\"user\":null,\"parameters\":{\"cmd\":\"echo a=b\",\"timeout\":5,"
                                + "\"env\":{\"A\":\"1\",\"B\":\"2\"}},\"context\":{\"trace_context\":{\"trace_tag\":\"mine\"}}}");
    }

    @Test
    void aParameterOfAnotherTypeIsRefusedBeforeAnythingRuns() {
        Ran ran = run("run", "core.local", "date", "timeout=soon");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "footman: parameter timeout must be a whole number, such as 5, but is 'soon';"
                                + " --help shows what there is");
        assertThat(api.requests("/v1/executions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # path               | what is answered                 | what is told
            /v1/runnertypes/     | {"name": "local-shell-cmd"}      | an object where a list is due
            /v1/executions       | []                               | a list where an object is due
            /v1/executions       | {"status": "requested"}          | an object where one with id is due
            /v1/executions/58de  | {"id": "58de"}                   | an object where one with status is due
            """)
    void whatIsNoExecutionIsNotFollowed(String path, String body, String told) {
        api.answer(path, Answer.of(200).with(body));

        Ran ran = run("run", "core.local", "date");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("ERROR: what answers at ").contains("is no Footman: it says 200, " + told);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void nobodyWaitsWhereItIsAsynchronous() {
        assertThat(run("run", "core.local", "date", "-a").out()).isEqualToNormalizingNewlines("""
                To get the results, execute:
                  footman execution get 58de
                """);
        assertThat(api.requests("/v1/executions/58de")).isEmpty();
    }

    @Test
    void partsOfAnExecutionCanBeAskedFor() {
        assertThat(run("run", "core.local", "date", "-k", "stdout").out())
                .isEqualToIgnoringNewLines("Fri Mar 31 08:21:19 UTC 2017");
        assertThat(run("execution", "get", "58de", "-k", "return_code").out()).isEqualToIgnoringNewLines("0");
        assertThat(run("execution", "get", "58de", "--attr", "status,result.stdout")
                        .out())
                .isEqualToNormalizingNewlines("status: succeeded\nresult.stdout: Fri Mar 31 08:21:19 UTC 2017\n");
        assertThat(run("execution", "get", "58de", "-d").out()).contains("| Property        | Value ");
        assertThat(run("execution", "get", "58de", "-j").out()).contains("\"status\": \"succeeded\",");
        assertThat(run("execution", "get", "58de", "-y").out()).contains("status: succeeded\n");
    }

    @Test
    void anExecutionIsRunAgainWithOtherParameters() {
        // given
        api.answer("/v1/executions/58de/re_run", Answer.of(201).with(STARTED));

        // when
        Ran same = run("execution", "re-run", "58de");
        Ran other = run("execution", "re-run", "58de", "timeout=7", "--no-merge", "-a");

        // then
        assertThat(same.exitCode()).isZero();
        assertThat(other.exitCode()).isZero();
        assertThat(api.requests("/v1/executions/58de/re_run"))
                .extracting((Received request) -> request.target() + " " + request.body())
                .containsExactly(
                        "/v1/executions/58de/re_run {}",
                        "/v1/executions/58de/re_run?no_merge=true {\"parameters\":{\"timeout\":7}}");
    }

    @Test
    void eachCallIsShownAndNoSecretIs() {
        // when
        Ran ran = run(
                "--debug",
                "run",
                "core.local",
                "date",
                "key=hush",
                "sudo_password=hush",
                "env=A=it's",
                "--api-key",
                "hush");

        // then
        String url = api.url("");
        assertThat(ran.out()).startsWith("""
                # -------- begin 1 request ----------
                curl -X GET -H 'Accept: */*' -H 'St2-Api-Key: ********' -H 'User-Agent: Footman/%2$s' %1$s/v1/actions/core.local
                # -------- begin 1 response ----------
                %3$s
                # -------- end 1 response ------------

                # -------- begin 2 request ----------
                curl -X GET -H 'Accept: */*' -H 'St2-Api-Key: ********' -H 'User-Agent: Footman/%2$s' '%1$s/v1/runnertypes/?name=local-shell-cmd'
                # -------- begin 2 response ----------
                %4$s
                # -------- end 2 response ------------

                # -------- begin 3 request ----------
                curl -X POST -H 'Accept: */*' -H 'Content-Type: application/json' -H 'St2-Api-Key: ********' -H 'User-Agent: Footman/%2$s' \
                --data-binary '{"action":"core.local","user":null,"parameters":{"key":"********",\
                "sudo_password":"********","env":{"A":"it'"'"'s"},"cmd":"date"}}' %1$s/v1/executions
                # -------- begin 3 response ----------
                """.formatted(url, Version.NUMBER, ACTION, RUNNERS));
        assertThat(ran.out())
                .contains("# -------- end 4 response ------------\n\nid: 58de\n")
                .doesNotContain("hush");
        assertThat(posted()).contains("\"key\":\"hush\"");
    }

    @Test
    void theSameIsShownWhereTheOptionStandsBehind() {
        assertThat(run("execution", "get", "58de", "--debug").out())
                .startsWith("# -------- begin 1 request ----------");
    }
}
