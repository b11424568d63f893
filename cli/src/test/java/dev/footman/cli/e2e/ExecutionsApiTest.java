// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/executions}, as the contract has it in its section 6.3. */
@ExtendWith(ForExecutions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionsApiTest {
    private static final int WITHIN_SECONDS = 30;

    private Webhooks receiver;
    private Api api;

    @BeforeAll
    void start(Api shared) throws Exception {
        api = shared;
        receiver = Webhooks.open();
    }

    @AfterAll
    void stop() {
        receiver.close();
    }

    /** The execution when it has ended. */
    private JsonNode ended(String id) throws Exception {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        boolean isEnded = Waiting.upTo(WITHIN_SECONDS, () -> {
            last.set(api.look("/v1/executions/" + id));
            return last.get().has("end_timestamp");
        });
        assertThat(isEnded)
                .as("execution %s ends within %d s; it is %s", id, WITHIN_SECONDS, last.get())
                .isTrue();
        return last.get();
    }

    private static List<String> log(JsonNode execution) {
        List<String> statuses = new ArrayList<>();
        Instant before = Instant.MIN;
        for (JsonNode entry : execution.path("log")) {
            Instant at = Instant.parse(entry.path("timestamp").asText());
            assertThat(at).isAfterOrEqualTo(before);
            before = at;
            statuses.add(entry.path("status").asText());
        }
        return statuses;
    }

    @Test
    void aCommandIsRequestedScheduledRunAndSucceedsWithWhatItWrote() throws Exception {
        // when
        JsonNode asked =
                api.execute("{'action': 'core.local', 'user': null, 'parameters': {'cmd': 'echo hello; echo oh >&2'}}");
        JsonNode ended = ended(asked.path("id").asText());

        // then
        assertThat(asked.path("status").asText()).isEqualTo("requested");
        assertThat(log(asked)).containsExactly("requested");
        assertThat(asked.path("action").path("ref").asText()).isEqualTo("core.local");
        assertThat(asked.path("runner").path("name").asText()).isEqualTo("local-shell-cmd");
        assertThat(asked.path("liveaction").path("action").asText()).isEqualTo("core.local");
        assertThat(asked.path("context").path("user").asText()).isNotEmpty();
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        assertThat(log(ended)).containsExactly("requested", "scheduled", "running", "succeeded");
        assertThat(ended.path("result"))
                .hasToString(
                        "{\"failed\":false,\"succeeded\":true,\"return_code\":0,\"stdout\":\"hello\",\"stderr\":\"oh\"}");
        assertThat(ended.path("elapsed_seconds").asDouble()).isPositive();
        assertThat(api.look("/v1/executions/" + ended.path("id").asText() + "/result"))
                .isEqualTo(ended.path("result"));
        assertThat(api.get("/v1/executions/" + ended.path("id").asText() + "/output?output_type=stdout")
                        .is(200)
                        .text())
                .isEqualTo("hello\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit 3            | 60 | failed  | 3  | ''
            sleep 60          | 1  | timeout | -9 | Action failed to complete in 1 seconds
            cat /no/such/file | 60 | failed  | 1  | ''
            """)
    void aCommandThatDoesNotEndWellSaysHow(String cmd, int timeout, String status, int code, String error)
            throws Exception {
        // when
        JsonNode ended = ended(api.execute(
                        "{'action': 'core.local', 'parameters': {'cmd': '%s', 'timeout': %d}}".formatted(cmd, timeout))
                .path("id")
                .asText());

        // then
        assertThat(ended.path("status").asText()).isEqualTo(status);
        assertThat(ended.path("result").path("return_code").asInt()).isEqualTo(code);
        assertThat(ended.path("result").path("error").asText()).isEqualTo(error);
    }

    @Test
    void aCallMakesOneAttemptAndItsAnswerIsTheResult() throws Exception {
        // when
        JsonNode well =
                ended(api.execute("{'action': 'core.http', 'parameters': {'url': '%s', 'method': 'POST', 'body': 'b'}}"
                                .formatted(receiver.url("/asked")))
                        .path("id")
                        .asText());
        JsonNode nobody = ended(api.execute("{'action': 'core.http', 'parameters': {'url': 'http://127.0.0.1:1/'}}")
                .path("id")
                .asText());

        // then
        assertThat(well.path("status").asText()).isEqualTo("succeeded");
        assertThat(well.path("result").path("status_code").asInt()).isBetween(200, 206);
        assertThat(well.path("attempts")).hasSize(1);
        assertThat(nobody.path("status").asText()).isEqualTo("failed");
        assertThat(nobody.path("result").path("error").asText()).contains("did not reach the endpoint");
        assertThat(nobody.path("attempts")).hasSize(1);
        assertThat(api.look("/v1/deadletters").findValuesAsText("id"))
                .doesNotContain(nobody.path("id").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'action': 'core.noop'}                                            | {"failed":false,"succeeded":true,"return_code":0}
            {'action': 'core.echo', 'parameters': {'message': 'a; exit 1'}}    | {"failed":false,"succeeded":true,"return_code":0,"stdout":"a; exit 1","stderr":""}
            {'action': 'core.announcement', 'parameters': {'message': {'a': 1}, 'route': 'r'}} | {"output":{"message":{"a":1},"route":"r","experimental":true},"message":{"a":1},"route":"r","experimental":true}
            """)
    void whatCallsNobodyHasEndedAtOnce(String asked, String result) throws Exception {
        JsonNode ended = ended(api.execute(asked).path("id").asText());

        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        assertThat(ended.path("result")).isEqualTo(RuleJson.of(result.replace('"', '\'')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                              | 'action' is a required property
            {'action': 'no.such'}                                           | Action "no.such" cannot be found.
            {'action': 'core.local'}                                        | 'cmd' is a required property
            {'action': 'core.local', 'parameters': {'cmd': 'a', 'bogus': 1}} | Additional properties are not allowed ('bogus' was unexpected)
            {'action': 'core.local', 'parameters': {'cmd': 5}}              | Value "5" must either be a string or None. Got "int".
            {'action': 'core.local', 'parameters': {'cmd': 'a', 'sudo': true}} | Override of immutable parameter(s) ['sudo'] is unsupported.
            """)
    void whatCannotBeRunIsRefusedInStackStormsWords(String asked, String fault) throws Exception {
        JsonNode answer = api.post("/v1/executions", RuleJson.text(RuleJson.of(asked)))
                .is(400)
                .json();

        assertThat(answer.path("faultstring").asText()).isEqualTo(fault);
    }

    @Test
    void anExecutionIsRunAgainWithItsParametersAndThoseThatAreLaidOverThem() throws Exception {
        // given
        String first = ended(api.execute(
                                "{'action': 'core.http', 'parameters': {'url': '%s', 'method': 'PUT', 'password': 'p4ss'}}"
                                        .formatted(receiver.url("/again")))
                        .path("id")
                        .asText())
                .path("id")
                .asText();

        // when
        JsonNode again = api.post("/v1/executions/" + first + "/re_run", "{\"parameters\": {\"body\": \"b\"}}")
                .is(201)
                .json();
        JsonNode ended = ended(again.path("id").asText());

        // then
        assertThat(again.path("id").asText()).isNotEqualTo(first);
        assertThat(again.path("context").path("re-run").path("ref").asText()).isEqualTo(first);
        assertThat(ended.path("parameters").path("method").asText()).isEqualTo("PUT");
        assertThat(ended.path("parameters").path("body").asText()).isEqualTo("b");
        assertThat(ended.path("parameters").path("password").asText()).isEqualTo("********");
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        api.post("/v1/executions/000000000000000000000000/re_run", "{}").is(404);
    }

    @Test
    void aRuleThatFiredIsSeenWithItsInstanceAndItsExecutionAndTheInstanceCanBeEmittedAgain() throws Exception {
        // given
        api.post("/v1/rules", RuleJson.onHook("seen", "{'enabled': true}").toString())
                .is(201);
        String instance = api.post("/v1/webhooks/seen", "{\"a\": 1}").is(202).header("X-Trigger-Instance-Id");

        // when
        JsonNode answer = api.post("/v1/triggerinstances/" + instance + "/re_emit", "{}")
                .is(200)
                .json();
        boolean areSeen = Waiting.upTo(
                WITHIN_SECONDS,
                () -> api.look("/v1/ruleenforcements/views?rule_ref=default.seen")
                                .size()
                        == 2);

        // then
        assertThat(areSeen).as("two enforcements within %d s", WITHIN_SECONDS).isTrue();
        assertThat(answer.path("message").asText())
                .isEqualTo("Trigger instance %s succesfully re-sent.".formatted(instance));
        JsonNode views = api.look("/v1/ruleenforcements/views?rule_ref=default.seen");
        JsonNode again = views.path(0);
        assertThat(again.path("trigger_instance")
                        .path("payload")
                        .path("__context")
                        .path("original_id")
                        .asText())
                .isEqualTo(instance);
        assertThat(again.path("trigger_instance").path("trace_tag").asText()).isEqualTo("trigger_instance-" + instance);
        assertThat(again.path("execution").path("action").path("ref").asText()).isEqualTo("core.noop");
        assertThat(api.look("/v1/triggers?type=core.st2.webhook")).isNotEmpty();
        assertThat(api.look("/v1/triggers/qlik.reload_failed").path("type").asText())
                .isEqualTo("qlik.reload_failed");
    }

    @Test
    void aDelayedExecutionWaitsForItsTime() throws Exception {
        // when
        String id = api.execute("{'action': 'core.local', 'parameters': {'cmd': 'true'}, 'delay': 1500}")
                .path("id")
                .asText();
        JsonNode ended = ended(id);

        // then
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        assertThat(ended.path("elapsed_seconds").asDouble()).isGreaterThanOrEqualTo(1.5);
    }

    @Test
    void executionsAreListedNewestFirstByWhatTheySay() throws Exception {
        // given
        String first = api.execute("{'action': 'core.noop', 'user': 'lister'}")
                .path("id")
                .asText();
        String second = api.execute("{'action': 'core.noop', 'user': 'lister'}")
                .path("id")
                .asText();
        ended(second);

        // when
        JsonNode listed = api.look("/v1/executions?user=lister&action=core.noop&status=succeeded");

        // then
        assertThat(listed.findValuesAsText("id")).contains(first, second);
        assertThat(listed.path(0).path("id").asText()).isEqualTo(second);
        assertThat(api.look("/v1/executions?user=lister&status=failed")).isEmpty();
        assertThat(api.look("/v1/executions/last").path("id").asText()).isNotEmpty();
        api.get("/v1/executions/000000000000000000000000").is(404);
        api.get("/v1/executions/nonsense").is(404);
    }

    @Test
    void aSecretIsNeitherShownNorInTheTopicInClear() throws Exception {
        // when
        JsonNode asked =
                api.execute("{'action': 'core.http', 'parameters': {'url': '%s', 'username': 'u', 'password': 'p4ss'}}"
                        .formatted(receiver.url("/secret")));
        JsonNode ended = ended(asked.path("id").asText());

        // then
        assertThat(asked.toString()).doesNotContain("p4ss");
        assertThat(ended.path("parameters").path("password").asText()).isEqualTo("********");
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void anActionThatCallsNobodyWaitsForItsTimeToo() throws Exception {
        // when
        JsonNode asked = api.execute("{'action': 'core.echo', 'parameters': {'message': 'later'}, 'delay': 600}");
        JsonNode ended = ended(asked.path("id").asText());

        // then
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        assertThat(ended.at("/result/stdout").asText()).isEqualTo("later");
        assertThat(ended.path("log").findValuesAsText("status"))
                .containsExactly("requested", "delayed", "scheduled", "running", "succeeded");
        assertThat(ended.path("elapsed_seconds").asDouble()).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void nobodySaysWhoAskedByTheContext() throws Exception {
        JsonNode asked = api.execute("{'action': 'core.noop', 'context': {'user': 'somebody', 'x': 1}}");

        assertThat(asked.at("/context/user").asText()).isNotEqualTo("somebody");
        assertThat(asked.at("/context/x").asInt()).isEqualTo(1);
    }

    @Test
    void whatATemplateHasPutASecretIntoArrivesAndIsNotShown() throws Exception {
        // given
        String target = "/templated";

        // when
        JsonNode asked = api.execute(("{'action': 'core.http', 'parameters': {'url': '%s', 'method': 'POST',"
                        + " 'password': 'p4ssw0rd', 'body': 'it is {{ password }}', 'headers': {'X-Plain': 'a{{ password }}'},"
                        + " 'params': {'plain': 'seen'}, 'http_proxy': ''}}")
                .formatted(receiver.url(target)));
        String id = asked.path("id").asText();
        JsonNode ended = ended(id);

        // then
        Webhooks.Webhook arrived =
                receiver.await(1, call -> call.target().startsWith(target)).getFirst();
        assertThat(arrived.body()).isEqualTo("it is p4ssw0rd");
        assertThat(arrived.header("X-Plain")).isEqualTo("ap4ssw0rd");
        assertThat(asked.toString() + ended.path("parameters")).doesNotContain("p4ssw0rd");
        assertThat(ended.at("/parameters/body").asText()).isEqualTo("********");
        assertThat(ended.at("/parameters/headers/X-Plain").asText()).isEqualTo("********");
        assertThat(ended.at("/parameters/params/plain").asText()).isEqualTo("seen");
        JsonNode again =
                ended(api.post("/v1/executions/%s/re_run".formatted(id), "{\"parameters\":{\"body\":\"********\"}}")
                        .is(201)
                        .json()
                        .path("id")
                        .asText());
        assertThat(again.path("status").asText()).isEqualTo("succeeded");
        assertThat(receiver.await(2, call -> call.target().startsWith(target))
                        .getLast()
                        .body())
                .isEqualTo("it is p4ssw0rd");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one of a POSIX shell")
    void aCommandMayHoldASecret() throws Exception {
        JsonNode ended = ended(api.execute("{'action': 'core.local', 'parameters': {'sudo_password': 'p4ssw0rd',"
                        + " 'cmd': 'printf {{ sudo_password }} | wc -c', 'env': {'X': '{{ sudo_password }}'}}}")
                .path("id")
                .asText());

        assertThat(ended.path("parameters").toString()).doesNotContain("p4ssw0rd");
        assertThat(ended.at("/result/stdout").asText().strip()).isEqualTo("8");
    }
}
