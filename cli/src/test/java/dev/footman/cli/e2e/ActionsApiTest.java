// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/actions} and {@code /v1/runnertypes}, as the contract has them in its sections 6.1 and 6.2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsApiTest {
    private Webhooks receiver;
    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        receiver = Webhooks.open();
        footman = new RunningStandalone(
                folder.resolve("data"), "footman: {dispatcher: {egress: {allow: [127.0.0.0/8]}}}");
        api = footman.api();
    }

    @AfterAll
    void stop() {
        footman.close();
        receiver.close();
    }

    private Api.Answer post(String target, String quoted) throws IOException, InterruptedException {
        return api.post(target, RuleJson.text(RuleJson.of(quoted)));
    }

    private Api.Answer put(String target, String quoted) throws IOException, InterruptedException {
        return api.put(target, RuleJson.of(quoted).toString());
    }

    private static String fault(Api.Answer answer) throws IOException {
        return answer.json().path("faultstring").asText();
    }

    @Test
    void anActionIsMadeShownChangedAndRemovedWithoutAPackOnDisk() throws Exception {
        // when
        JsonNode made = post("/v1/actions", """
                        {'pack': 'p', 'name': 'made', 'description': 'd', 'runner_type': 'local-shell-cmd',
                         'entry_point': 'e', 'parameters': {'cmd': {'default': 'date', 'immutable': true}},
                         'output_schema': {'type': 'object'}, 'tags': [{'name': 'x', 'value': 'y'}],
                         'notify': {'on-complete': {'message': 'done'}}, 'metadata_file': 'f'}
                        """).is(201).json();

        // then
        String id = made.path("id").asText();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(made)
                .hasToString(
                        ("{\"id\":\"%s\",\"uid\":\"action:p:made\",\"ref\":\"p.made\",\"pack\":\"p\",\"name\":\"made\","
                                        + "\"description\":\"d\",\"enabled\":true,\"runner_type\":\"local-shell-cmd\","
                                        + "\"entry_point\":\"e\",\"parameters\":{\"cmd\":{\"default\":\"date\",\"immutable\":true}},"
                                        + "\"output_schema\":{\"type\":\"object\"},\"tags\":[{\"name\":\"x\",\"value\":\"y\"}],"
                                        + "\"notify\":{\"on-complete\":{\"message\":\"done\"}},\"metadata_file\":\"\"}")
                                .formatted(id));
        assertThat(api.get("/v1/actions/p.made").is(200).json()).isEqualTo(made);
        assertThat(api.get("/v1/actions/" + id).is(200).json()).isEqualTo(made);
        JsonNode again = post("/v1/actions", "{'pack': 'p', 'name': 'made', 'runner_type': 'noop'}")
                .is(409)
                .json();
        assertThat(again.path("conflict-id").asText()).isEqualTo(id);
        JsonNode same = api.put("/v1/actions/" + id, made.toString()).is(200).json();
        assertThat(same).isEqualTo(made);
        JsonNode changed = put("/v1/actions/p.made", "{'pack': 'p', 'name': 'made', 'runner_type': 'noop'}")
                .is(200)
                .json();
        assertThat(changed.path("id").asText()).isEqualTo(id);
        assertThat(changed.path("description").asText()).isEmpty();
        assertThat(changed.path("parameters")).isEmpty();
        assertThat(fault(put("/v1/actions/" + id, "{'pack': 'p', 'name': 'else', 'runner_type': 'noop'}")
                        .is(400)))
                .isEqualTo("An action keeps its pack and name: p.made, not p.else");
        api.delete("/v1/actions/p.made").is(204);
        api.get("/v1/actions/" + id).is(404);
        api.delete("/v1/actions/" + id).is(404);
    }

    @Test
    void aRuleCallsWhatAnActionOfTheApiSays() throws Exception {
        // given
        api.post(
                        "/v1/actions",
                        RuleJson.of("{'name': 'tell', 'runner_type': 'http-request', 'parameters': {'to': {'type':"
                                        + " 'string', 'required': true}, 'method': {'default': 'PUT'}, 'url': {'default':"
                                        + " 'RECEIVER/{{ to }}', 'immutable': true}}}")
                                .toString()
                                .replace("RECEIVER", receiver.url("")))
                .is(201);
        api.post(
                        "/v1/rules",
                        RuleJson.onHook(
                                        "telling",
                                        "{'enabled': true, 'action': {'ref': 'default.tell', 'parameters': {'to': 'me'}}}")
                                .toString())
                .is(201);

        // when
        api.post("/v1/webhooks/telling", "{}").is(202);

        // then
        assertThat(receiver.await(1, call -> call.target().equals("/me")))
                .extracting(Webhooks.Webhook::method)
                .containsExactly("PUT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'runner_type': 'noop'}                                         | 'name' is a required property
            {'name': 'n'}                                                   | 'runner_type' is a required property
            {'name': 'n', 'runner_type': 'no-such'}                         | RunnerType no-such is not found: runner_type must be one of [announcement, http-request, local-shell-cmd, noop, python-script]
            {'name': '', 'runner_type': 'noop'}                             | name and pack must hold something, and at most 500 characters together
            {'name': 'a\\u0000', 'runner_type': 'noop'}                      | name and pack must hold no control characters and no half characters
            {'name': 'n', 'pack': 'a.b', 'runner_type': 'noop'}             | Pack name should not contain "."
            {'name': 'n', 'runner_type': 'noop', 'x': 1}                    | Additional properties are not allowed ('x' was unexpected)
            {'name': 5, 'runner_type': 'noop'}                              | 5 is not of type 'string'
            {'name': 'n', 'runner_type': 'noop', 'enabled': 'yes'}          | 'yes' is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'tags': 'x'}               | 'x' is not of type 'array'
            {'name': 'n', 'runner_type': 'noop', 'notify': {'on-x': {}}}    | Additional properties are not allowed ('on-x' was unexpected)
            {'name': 'n', 'runner_type': 'noop', 'output_schema': []}       | [] is not of type 'object', 'null'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a-b': {}}} | 'a-b' does not match any of the regexes: '^\\\\w+$'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'type': 'text'}}}      | parameter 'a' cannot be used: the schema's properties.a.type must be one of array, boolean, integer, null, number, object, string, or a list of them, but is 'text'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': 5}}                     | 5 is not of type 'object'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'type': 'string', 'secret': 'yes'}}} | 'yes' is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'secret': null}}}      | None is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'secret': 1}}}         | 1 is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'required': 'yes'}}}   | 'yes' is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'type': 'object', 'required': ['b']}}} | ['b'] is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'immutable': 'yes', 'default': 1}}} | 'yes' is not of type 'boolean'
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'immutable': true}}}   | Immutable param a requires a default value.
            {'name': 'n', 'runner_type': 'noop', 'parameters': {'a': {'position': 0}, 'b': {'position': 0}}} | Parameters b and a have same position 0. Position values have to be unique.
            {'name': 'n', 'pack': 'core', 'runner_type': 'noop'}            | Resources belonging to system level packs can't be manipulated: 'core.n' is in pack core
            {'name': 'n', 'pack': 'butler', 'runner_type': 'noop'}          | Resources belonging to system level packs can't be manipulated: 'butler.n' is in pack butler
            """)
    void whatIsNoActionIsRefused(String action, String reason) throws Exception {
        assertThat(fault(post("/v1/actions", action).is(400))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "local", "local_sudo", "noop", "announcement", "inject_trigger", "echo"})
    void whatEveryInstallationHasIsShownAndCannotBeChanged(String name) throws Exception {
        JsonNode action = api.get("/v1/actions/core." + name).is(200).json();

        assertThat(action.path("uid").asText()).isEqualTo("action:core:" + name);
        assertThat(api.get("/v1/actions/" + action.path("id").asText()).json()).isEqualTo(action);
        assertThat(api.get("/v1/actions?pack=core&name=" + name).json().get(0)).isEqualTo(action);
        String refusal = "Resources belonging to system level packs can't be manipulated";
        assertThat(fault(api.put("/v1/actions/core." + name, action.toString()).is(400)))
                .startsWith(refusal);
        assertThat(fault(api.delete("/v1/actions/core." + name).is(400))).startsWith(refusal);
        assertThat(fault(api.post("/v1/actions", action.toString()).is(400))).startsWith(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1", "/api", ""})
    void coreLocalIsWhatTheSeedShowsUnderEveryPrefix(String prefix) throws Exception {
        JsonNode action = api.get(prefix + "/actions/core.local").is(200).json();
        JsonNode seed = RuleJson.of("""
                {'name': 'local', 'parameters': {'cmd': {'required': true, 'type': 'string',
                 'description': 'Arbitrary Linux command to be executed on the local host.'}, 'sudo': {'immutable': true}},
                 'tags': [], 'description': 'Action that executes an arbitrary Linux command on the localhost.',
                 'enabled': true, 'entry_point': '', 'notify': {}, 'uid': 'action:core:local', 'pack': 'core',
                 'ref': 'core.local', 'runner_type': 'local-shell-cmd'}
                """);

        seed.properties()
                .forEach(field -> assertThat(action.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
    }

    @Test
    void theParametersOfAnActionAreItsRunnersOverlaidByItsOwn() throws Exception {
        JsonNode parameters = api.get("/v1/actions/views/parameters/core.local")
                .is(200)
                .json()
                .path("parameters");

        assertThat(parameters.path("sudo").path("immutable").asBoolean()).isTrue();
        assertThat(parameters.path("sudo").path("type").asText()).isEqualTo("boolean");
        assertThat(parameters.path("cmd").path("required").asBoolean()).isTrue();
        assertThat(parameters.path("timeout").path("default").asInt()).isEqualTo(60);
        api.get("/v1/actions/views/parameters/core.none").is(404);
        JsonNode overview =
                api.get("/v1/actions/views/overview/core.local").is(200).json();
        assertThat(overview.path("ref").asText()).isEqualTo("core.local");
        assertThat(overview.path("parameters")).isEqualTo(parameters);
        assertThat(api.get("/v1/actions/views/overview?pack=core&name=local")
                        .is(200)
                        .json())
                .containsExactly(overview);
    }

    @Test
    void actionsAreListedByPackAndNameAHundredAtATimeUnlessAskedOtherwise() throws Exception {
        Api.Answer core = api.get("/v1/actions?pack=core").is(200);

        assertThat(core.json().findValuesAsText("ref"))
                .containsExactly(
                        "core.announcement",
                        "core.echo",
                        "core.http",
                        "core.inject_trigger",
                        "core.local",
                        "core.local_sudo",
                        "core.noop");
        assertThat(core.header("X-Limit")).isEqualTo("100");
        assertThat(core.header("X-Total-Count")).isEqualTo("7");
        assertThat(api.get("/v1/actions?pack=core&limit=2&offset=1").json().findValuesAsText("ref"))
                .containsExactly("core.echo", "core.http");
        assertThat(api.get("/v1/actions?pack=core&name=noop&include_attributes=ref")
                        .json()
                        .get(0))
                .hasToString("{\"id\":\"%s\",\"ref\":\"core.noop\"}"
                        .formatted(api.get("/v1/actions/core.noop")
                                .json()
                                .path("id")
                                .asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such", "0123456789abcdef01234567"})
    void anActionThatIsNotThereIsToldSo(String ref) throws Exception {
        String reason = "Resource with a reference or id \"%s\" not found".formatted(ref);
        for (Api.Answer answer : List.of(
                api.get("/v1/actions/" + ref), api.delete("/v1/actions/" + ref), put("/v1/actions/" + ref, "{}"))) {
            assertThat(fault(answer.is(404))).isEqualTo(reason);
        }
    }

    @Test
    void aRunnerIsListedByItsNameAndShownByNameAndId() throws Exception {
        // when
        JsonNode listed =
                api.get("/v1/runnertypes/?name=local-shell-cmd").is(200).json();

        // then
        JsonNode runner = listed.get(0);
        assertThat(listed).hasSize(1);
        assertThat(runner.path("uid").asText()).isEqualTo("runner_type:local-shell-cmd");
        assertThat(runner.path("runner_module").asText()).isEqualTo("local_runner");
        assertThat(runner.path("runner_parameters")
                        .path("kwarg_op")
                        .path("description")
                        .asText())
                .isEqualTo("Operator to use in front of keyword args i.e. \"--\" or \"-\".");
        assertThat(api.get("/v1/runnertypes/local-shell-cmd").is(200).json()).isEqualTo(runner);
        assertThat(api.get("/v1/runnertypes/" + runner.path("id").asText())
                        .is(200)
                        .json())
                .isEqualTo(runner);
        assertThat(api.get("/v1/runnertypes").json()).hasSize(5);
        assertThat(api.get("/v1/runnertypes?name=none").json()).isEmpty();
        assertThat(fault(api.get("/v1/runnertypes/none").is(404)))
                .isEqualTo("Resource with a name or id \"none\" not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/actions",
                "/v1/actions/core.http",
                "/v1/runnertypes",
                "/v1/actions/views/parameters/core.http"
            })
    void nobodyIsShownAnythingWithoutACredential(String target) throws Exception {
        assertThat(api.askAsNobody("GET", target, null, Map.of()).status()).isEqualTo(401);
    }
}
