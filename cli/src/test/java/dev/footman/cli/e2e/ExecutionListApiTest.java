// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What executions are found by, and what is found by them: traces, packs, the user (contract, sections 6.3 and 7.4). */
@ExtendWith(ForExecutions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionListApiTest {
    private static final int WITHIN_SECONDS = 30;

    private Api api;
    private String instance;
    private String ofRule;
    private String first;
    private String second;
    private Instant begun;

    @BeforeAll
    void start(Api shared) throws Exception {
        api = shared;
        begun = Instant.now();
        api.post("/v1/rules", RuleJson.onHook("found", "{'enabled': true}").toString())
                .is(201);
        instance = api.post("/v1/webhooks/found", "{\"a\": 1}").is(202).header("X-Trigger-Instance-Id");
        boolean isThere = Waiting.upTo(
                WITHIN_SECONDS, () -> api.look("/v1/executions?rule=found").size() == 1);
        assertThat(isThere).as("the rule's execution is there").isTrue();
        ofRule = api.look("/v1/executions?rule=found").path(0).path("id").asText();
        first = ask("{'action': 'core.echo', 'parameters': {'message': 'first'},"
                + " 'context': {'trace_context': {'trace_tag': 'my-tag'}}}");
        second = ask("{'action': 'core.http',"
                + " 'parameters': {'url': 'http://127.0.0.1:1/', 'password': 'p4ss'}, 'delay': 600000}");
    }

    private String ask(String quoted) throws IOException, InterruptedException {
        String id = api.execute(quoted).path("id").asText();
        api.get("/v1/executions/" + id).is(200); // it is in the records then
        return id;
    }

    private String fault(String target) throws Exception {
        return api.get(target).is(400).json().path("faultstring").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # query                                          | found
            timestamp_gt=BEGUN                               | SECOND FIRST RULE
            timestamp_gt=BEGUN&sort_asc=1                    | RULE FIRST SECOND
            timestamp_lt=2000-01-01T12:00:00.000Z            | ''
            timestamp=2000-01-01T12:00:00.000Z               | ''
            timestamp_gt=BEGUN&sort_asc=true&limit=1&offset=1 | FIRST
            runner=http-request                              | SECOND
            runner=local-shell-cmd                           | FIRST
            runner=noop                                      | RULE
            rule=found                                       | RULE
            rule=default.found                               | RULE
            rule=other                                       | ''
            trigger_instance=INSTANCE                        | RULE
            trigger_type=core.st2.webhook&rule=found         | RULE
            action=core.echo&status=succeeded                | FIRST
            action=core.echo&status=failed                   | ''
            action=core.echo&status=succeeded&sort_asc=True  | FIRST
            id=FIRST,SECOND                                  | FIRST SECOND
            id=FIRST,000000000000000000000000                | FIRST
            liveaction=SECOND                                | SECOND
            parent=FIRST                                     | ''
            parent=null&timestamp_gt=BEGUN&sort_asc=True     | RULE FIRST SECOND
            """)
    void executionsAreFoundBy(String query, String found) {
        JsonNode listed = api.look("/v1/executions?" + named(query));

        assertThat(String.join(
                        " ",
                        listed.findValuesAsText("id").stream()
                                .filter(id -> id.equals(first) || id.equals(second) || id.equals(ofRule))
                                .distinct()
                                .toList()))
                .as(query)
                .isEqualTo(named(found));
    }

    @Test
    void whatARuleOwesNamesItsRuleInFull() {
        JsonNode execution = api.look("/v1/executions/" + ofRule);

        assertThat(execution.at("/trigger_type/ref").asText()).isEqualTo("core.st2.webhook");
        assertThat(execution.at("/rule/ref").asText()).isEqualTo("default.found");
        assertThat(execution.at("/rule/trigger/parameters/url").asText()).isEqualTo("found");
        assertThat(execution.at("/trigger_instance/id").asText()).isEqualTo(instance);
        assertThat(execution.at("/trigger_instance/payload/body/a").asInt()).isEqualTo(1);
        assertThat(api.look("/v1/executions/%s/attribute/trigger_instance".formatted(ofRule)))
                .isEqualTo(execution.path("trigger_instance"));
        assertThat(execution.path("log").findValuesAsText("status"))
                .containsExactly("requested", "scheduled", "running", "succeeded");
    }

    @Test
    void whatThereIsToFilterByIsTold() {
        JsonNode all = api.look("/v1/executions/views/filters");

        assertThat(all.fieldNames())
                .toIterable()
                .containsExactly("action", "rule", "runner", "status", "trigger", "trigger_type", "user");
        assertThat(texts(all.path("action")))
                .contains("core.echo", "core.http", "core.noop")
                .isSorted();
        assertThat(texts(all.path("rule"))).contains("default.found");
        assertThat(texts(all.path("status"))).contains("succeeded", "delayed");
        assertThat(api.look("/v1/executions/views/filters?types=user,%20status,other")
                        .fieldNames())
                .toIterable()
                .containsExactly("status", "user");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private String named(String text) {
        return text.replace("FIRST", first)
                .replace("SECOND", second)
                .replace("INSTANCE", instance)
                .replace("RULE", ofRule)
                .replace("BEGUN", begun.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timestamp=yesterday    | Datetime value does not match expected format.
            exclude_attributes=log | Invalid or unsupported exclude attribute specified: log
            max_result_size=many   | max_result_size must be a number of bytes above 0, such as 1048576, but is "many"
            max_result_size=0      | max_result_size must be a number of bytes above 0, such as 1048576, but is "0"
            limit=0                | Limit, "0" specified, must be a positive number or -1 for full result set.
            """)
    void aListThatCannotBeMeantIsRefused(String query, String fault) throws Exception {
        assertThat(fault("/v1/executions?" + query)).isEqualTo(fault);
    }

    @Test
    void whatIsNotAskedForIsLeftOut() {
        // when
        JsonNode whole = api.look("/v1/executions/" + first);
        JsonNode without = api.look("/v1/executions/" + first + "?exclude_attributes=result");
        JsonNode cut = api.look("/v1/executions/" + first + "?max_result_size=10");

        // then
        assertThat(whole.has("result")).isTrue();
        assertThat(without.has("result")).isFalse();
        assertThat(without.has("log")).isTrue();
        assertThat(cut.has("result")).isFalse();
        assertThat(cut.has("result_size")).isTrue();
    }

    @Test
    void aSecretIsShownToAnAdminWhoAsksForIt() {
        String path = "/v1/executions/" + second;

        assertThat(api.look(path).path("parameters").path("password").asText()).isEqualTo("********");
        assertThat(api.look(path + "?show_secrets=true")
                        .path("parameters")
                        .path("password")
                        .asText())
                .isEqualTo("p4ss");
    }

    @Test
    void aTraceTellsAllThatAnEventHasBroughtAbout() throws Exception {
        // when
        JsonNode trace = api.look("/v1/traces/" + instance);

        // then
        String tag = trace.path("trace_tag").asText();
        assertThat(trace.path("trigger_instances").findValuesAsText("object_id"))
                .containsExactly(instance);
        assertThat(trace.path("rules").findValuesAsText("ref")).containsExactly("default.found");
        assertThat(trace.path("rules").path(0).path("caused_by").path("id").asText())
                .isEqualTo(instance);
        assertThat(trace.path("action_executions").findValuesAsText("object_id"))
                .containsExactly(ofRule);
        assertThat(api.look("/v1/traces?execution=" + ofRule)).containsExactly(trace);
        assertThat(api.look("/v1/traces?trigger_instance=" + instance)).containsExactly(trace);
        assertThat(api.look("/v1/traces?rule=default.found")).containsExactly(trace);
        assertThat(api.look("/v1/traces?trace_tag=" + tag)).containsExactly(trace);
        assertThat(api.look("/v1/traces?trace_tag=my-tag").path(0).path("action_executions"))
                .extracting(one -> one.path("object_id").asText())
                .containsExactly(first);
        assertThat(api.look("/v1/traces?trace_tag=of-nobody")).isEmpty();
        api.get("/v1/traces/000000000000000000000000").is(404);
    }

    @Test
    void anEventIsBroughtAboutByHandAndByARule() throws Exception {
        // given
        api.post("/v1/triggertypes", "{\"name\": \"made\", \"pack\": \"mine\"}").is(201);
        api.post("/v1/rules", RuleJson.text(RuleJson.of("""
                {'name': 'chain', 'enabled': true,
                 'trigger': {'type': 'core.st2.webhook', 'parameters': {'url': 'chain'}},
                 'action': {'ref': 'core.inject_trigger', 'parameters': {
                   'trigger_name': 'mine.made', 'payload': {'n': '{{ trigger.body.n }}'}, 'trace_tag': 'chained'}}}
                """))).is(201);

        // when
        String asked = ask("{'action': 'core.inject_trigger',"
                + " 'parameters': {'trigger': 'mine.made', 'payload': {'n': 'by hand'}}}");
        api.post("/v1/webhooks/chain", "{\"n\": \"by rule\"}").is(202);
        boolean areThere = Waiting.upTo(
                WITHIN_SECONDS,
                () -> api.look("/v1/triggerinstances?trigger=mine.made").size() == 2);

        // then
        JsonNode made = api.look("/v1/triggerinstances?trigger=mine.made");
        assertThat(areThere)
                .as("two events within %d s; they are %s", WITHIN_SECONDS, made)
                .isTrue();
        assertThat(made.findValuesAsText("n")).containsExactlyInAnyOrder("by hand", "by rule");
        assertThat(api.look("/v1/executions/" + asked).path("status").asText()).isEqualTo("succeeded");
        assertThat(api.look("/v1/traces?trace_tag=chained")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'trigger_name': 'no.such'} | Trigger type "no.such" cannot be found.
            {}                          | trigger_name must be the reference of a trigger type, such as mypack.my_trigger, but is absent
            """)
    void anEventOfNothingKnownIsRefused(String parameters, String fault) throws Exception {
        String body = "{'action': 'core.inject_trigger', 'parameters': %s}".formatted(parameters);

        assertThat(api.post("/v1/executions", RuleJson.text(RuleJson.of(body)))
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .isEqualTo(fault);
    }

    @Test
    void packsAndTheUserAreShown() throws Exception {
        assertThat(api.look("/v1/packs").findValuesAsText("name")).contains("core", "default");
        assertThat(api.look("/v1/packs/core").path("ref").asText()).isEqualTo("core");
        assertThat(api.look("/v1/user").path("rbac").path("is_admin").asBoolean())
                .isTrue();
        assertThat(api.look("/v1/user").path("username").asText()).isNotEmpty();
        assertThat(api.post("/v1/packs/register", "{}")
                        .is(200)
                        .json()
                        .path("rules")
                        .asInt())
                .isPositive();
        api.get("/v1/packs/nosuch").is(404);
    }
}
