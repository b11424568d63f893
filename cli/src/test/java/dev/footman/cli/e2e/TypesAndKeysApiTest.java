// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/triggertypes} and {@code /v1/keys}, as the contract has them in its sections 7.1 and 7.6. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypesAndKeysApiTest {
    private static final String PROTECTED = "Resources belonging to system level packs can't be manipulated";

    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        footman = new RunningStandalone(folder.resolve("data"), "footman: {}");
        api = footman.api();
        for (String name : List.of("listed.b", "listed.a", "other.c")) {
            api.put("/v1/keys/" + name, "{\"value\": \"of " + name + "\"}").is(200);
        }
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    private Api.Answer post(String target, String quoted) throws IOException, InterruptedException {
        return api.post(target, RuleJson.text(RuleJson.of(quoted)));
    }

    private Api.Answer put(String target, String quoted) throws IOException, InterruptedException {
        return api.put(target, RuleJson.of(quoted).toString());
    }

    @Test
    void aTriggerTypeIsMadeShownChangedAndRemoved() throws Exception {
        // when
        JsonNode made = post("/v1/triggertypes", """
                        {'pack': 'p', 'name': 'made.here', 'description': 'd', 'tags': [{'name': 'x', 'value': 'y'}],
                         'payload_schema': {'type': 'object'}, 'parameters_schema': {}, 'metadata_file': 'f'}
                        """).is(201).json();

        // then
        String id = made.path("id").asText();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(made)
                .hasToString(
                        "{\"id\":\"%s\",\"ref\":\"p.made.here\",\"uid\":\"trigger_type:p:made.here\",\"pack\":\"p\","
                                        .formatted(id)
                                + "\"name\":\"made.here\",\"description\":\"d\",\"payload_schema\":{\"type\":\"object\"},"
                                + "\"parameters_schema\":{},\"tags\":[{\"name\":\"x\",\"value\":\"y\"}],"
                                + "\"metadata_file\":\"\"}");
        assertThat(api.get("/v1/triggertypes/p.made.here").is(200).json()).isEqualTo(made);
        assertThat(api.get("/v1/triggertypes/" + id).is(200).json()).isEqualTo(made);
        assertThat(api.get("/v1/triggertypes?pack=p").is(200).json().get(0)).isEqualTo(made);
        JsonNode again = post("/v1/triggertypes", "{'pack': 'p', 'name': 'made.here'}")
                .is(409)
                .json();
        assertThat(again.path("conflict-id").asText()).isEqualTo(id);
        JsonNode changed = put("/v1/triggertypes/" + id, "{'pack': 'p', 'name': 'made.here'}")
                .is(200)
                .json();
        assertThat(changed.path("id").asText()).isEqualTo(id);
        assertThat(changed.path("description").asText()).isEmpty();
        put("/v1/triggertypes/" + id, "{'pack': 'p', 'name': 'else'}").is(400);
        api.delete("/v1/triggertypes/p.made.here").is(204);
        api.get("/v1/triggertypes/" + id).is(404);
        api.delete("/v1/triggertypes/" + id).is(404);
    }

    @Test
    void aRuleOnATypeWithoutParametersMeetsItsEventsAndPayloadsAreChecked() throws Exception {
        // given
        post(
                        "/v1/triggertypes",
                        "{'pack': 'p', 'name': 'n', 'payload_schema': {'properties': {'n': {'type': 'integer',"
                                + " 'required': true}}}}")
                .is(201);
        post("/v1/rules", "{'name': 'on-type', 'trigger': {'type': 'p.n'}, 'action': {'ref': 'core.noop'}}")
                .is(201);

        // then
        post("/v1/webhooks/st2", "{'trigger': 'p.n', 'payload': {'n': 1}}").is(202);
        assertThat(post("/v1/webhooks/st2", "{'trigger': 'p.n', 'payload': {}}")
                        .is(400)
                        .text())
                .contains("'n' is a required property");
        assertThat(post("/v1/webhooks/st2", "{'trigger': 'p.none'}").is(400).text())
                .contains("Trigger type with reference \\\"p.none\\\" doesn't exist in the database");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'pack': 'p'}                                            | 'name' is a required property
            {'name': 'n'}                                            | 'pack' is a required property
            {'pack': 'p', 'name': ''}                                | is too short
            {'pack': 'a.b', 'name': 'n'}                             | Pack name should not contain "."
            {'pack': 'p', 'name': 'n', 'x': 1}                       | Additional properties are not allowed ('x' was unexpected)
            {'pack': 'p', 'name': 5}                                 | 5 is not of type 'string'
            {'pack': 'p', 'name': 'n', 'payload_schema': []}         | [] is not of type 'object'
            {'pack': 'p', 'name': 'n', 'payload_schema': {'type': 'no'}} | payload_schema cannot be used
            {'pack': 'p', 'name': 'n', 'parameters_schema': {'pattern': '('}} | parameters_schema cannot be used
            {'pack': 'core', 'name': 'n'}                            | Resources belonging to system level packs can't be manipulated
            {'pack': 'qlik', 'name': 'n'}                            | Resources belonging to system level packs can't be manipulated
            {'pack': 'footman', 'name': 'n'}                         | Resources belonging to system level packs can't be manipulated
            {'pack': 'butler', 'name': 'n'}                          | Resources belonging to system level packs can't be manipulated
            {'pack': 'qlik', 'name': 'reload_failed'}                | Resources belonging to system level packs can't be manipulated
            {'pack': 'p', 'name': 'a\\ud800'}                        | must hold no control characters
            {'pack': 'p', 'name': 'a\\u0000'}                        | must hold no control characters
            """)
    void whatIsNoTriggerTypeIsRefused(String type, String reason) throws Exception {
        assertThat(post("/v1/triggertypes", type)
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core.st2.webhook", "core.st2.generic.actiontrigger", "qlik.reload_failed"})
    void whatEveryInstallationHasIsShownAndCannotBeChanged(String ref) throws Exception {
        JsonNode type = api.get("/v1/triggertypes/" + ref).is(200).json();

        assertThat(type.path("ref").asText()).isEqualTo(ref);
        assertThat(api.put("/v1/triggertypes/" + ref, type.toString()).is(400).text())
                .contains(PROTECTED);
        assertThat(api.delete("/v1/triggertypes/" + ref).is(400).text()).contains(PROTECTED);
        assertThat(api.get("/v1/triggertypes?limit=-1").is(200).json()).contains(type);
    }

    @Test
    void triggerTypesAreListedAHundredAtATimeUnlessAskedOtherwise() throws Exception {
        Api.Answer answer = api.get("/v1/triggertypes").is(200);
        assertThat(answer.header("X-Limit")).isEqualTo("100");
        assertThat(api.get("/v1/triggertypes?limit=1&offset=1").is(200).json()).hasSize(1);
        assertThat(api.get("/v1/triggertypes/no.such").is(404).text())
                .contains("Resource with a reference or id \\\"no.such\\\" not found");
    }

    @Test
    void aKeyIsKeptShownReplacedAndRemoved() throws Exception {
        // when
        JsonNode made = put("/v1/keys/made", "{'name': 'made', 'value': 'v', 'scope': 'system'}")
                .is(200)
                .json();

        // then
        String id = made.path("id").asText();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(made)
                .hasToString(("{\"id\":\"%s\",\"uid\":\"key_value_pair:st2kv.system:made\",\"scope\":\"st2kv.system\","
                                + "\"name\":\"made\",\"value\":\"v\",\"secret\":false,\"encrypted\":false}")
                        .formatted(id));
        assertThat(api.get("/v1/keys/made").is(200).json()).isEqualTo(made);
        JsonNode replaced =
                put("/v1/keys/made", "{'value': 'w', 'ttl': 3600}").is(200).json();
        assertThat(replaced.path("id").asText()).isEqualTo(id);
        assertThat(replaced.has("expire_timestamp")).isTrue();
        api.delete("/v1/keys/made").is(204);
        for (Api.Answer gone : List.of(api.get("/v1/keys/made"), api.delete("/v1/keys/made"))) {
            assertThat(gone.is(404).json().path("faultstring").asText())
                    .isEqualTo("The key \"made\" does not exist in the StackStorm datastore.");
        }
    }

    @Test
    void aSecretKeyIsShownSealedUnlessItIsAskedForOpen() throws Exception {
        JsonNode made = put("/v1/keys/hushed", "{'value': 'between us', 'secret': true}")
                .is(200)
                .json();

        assertThat(made.path("secret").asBoolean()).isTrue();
        assertThat(made.path("encrypted").asBoolean()).isTrue();
        for (Api.Answer answer : List.of(api.get("/v1/keys/hushed"), api.get("/v1/keys?prefix=hush"))) {
            assertThat(answer.is(200).text()).contains("\"sealed:v1:").doesNotContain("between us");
        }
        for (Api.Answer answer :
                List.of(api.get("/v1/keys/hushed?decrypt=true"), api.get("/v1/keys?prefix=hush&decrypt=True"))) {
            assertThat(answer.is(200).text()).contains("between us", "\"encrypted\":false");
        }
    }

    @Test
    void aKeyThatIsSaidToBeNothingIsNotSecret() throws Exception {
        for (String secret : List.of("null", "false")) {
            JsonNode made = put("/v1/keys/plain", "{'value': 'v', 'secret': %s}".formatted(secret))
                    .is(200)
                    .json();
            assertThat(made.path("secret").asBoolean(true)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=system", "scope=st2kv.system", "scope=all", "scope="})
    void theOneScopeIsShownByEachOfItsNames(String query) throws Exception {
        assertThat(api.get("/v1/keys/listed.a?" + query).is(200).text()).contains("of listed.a");
        assertThat(api.get("/v1/keys?prefix=listed.&" + query).is(200).json()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "st2kv.user", "none"})
    void anotherScopeIsNotTakenForTheOneThatIsKept(String scope) throws Exception {
        String one = "/v1/keys/listed.a?scope=" + scope;
        for (Api.Answer answer : List.of(
                api.get("/v1/keys?scope=" + scope), api.get(one), api.delete(one), put(one, "{'value': 'theirs'}"))) {
            assertThat(answer.is(400).json().path("faultstring").asText())
                    .isEqualTo(
                            "scope must be st2kv.system, but is '%s'; values of users are not kept".formatted(scope));
        }
        assertThat(api.get("/v1/keys/listed.a").is(200).text()).contains("of listed.a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prefix=listed.                | listed.a listed.b | 2 | 50
            prefix=listed.&limit=1        | listed.a          | 2 | 1
            prefix=listed.&offset=1       | listed.b          | 2 | 50
            prefix=listed.&limit=-1       | listed.a listed.b | 2 |
            prefix=none                   | ''                | 0 | 50
            """)
    void keysAreListedByPrefixInOrder(String query, String names, String total, String limit) throws Exception {
        Api.Answer answer = api.get("/v1/keys?" + query).is(200);

        assertThat(String.join(" ", answer.json().findValuesAsText("name"))).isEqualTo(names);
        assertThat(answer.header("X-Total-Count")).isEqualTo(total);
        assertThat(answer.header("X-Limit")).isEqualTo(limit == null ? "" : limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            k   | {}                                    | 'value' is a required property
            k   | {'value': 5}                          | 5 is not of type 'string'
            k   | {'value': null}                       | None is not of type 'string'
            k   | {'value': 'v', 'name': 'other'}       | name must be k, as in the address, but is 'other'
            k   | {'value': 'v', 'scope': 'st2kv.user'} | scope must be st2kv.system, but is 'st2kv.user'
            k   | {'value': 'v', 'scope': 'all'}        | scope must be st2kv.system, but is 'all'
            k   | {'value': 'v', 'secret': 'yes'}       | 'yes' is not of type 'boolean'
            k   | {'value': 'v', 'secret': 'true'}      | 'true' is not of type 'boolean'
            k   | {'value': 'v', 'secret': 1}           | 1 is not of type 'boolean'
            k   | {'value': 'v', 'ttl': 0}              | ttl must be whole seconds from 1 to
            k   | {'value': 'v', 'ttl': 'x'}            | ttl must be whole seconds from 1 to
            k   | {'value': 'v', 'ttl': 1e99}           | ttl must be whole seconds from 1 to
            %20 | {'value': 'v'}                        | name must hold 1 to 500 visible characters
            %07 | {'value': 'v'}                        | name must hold 1 to 500 visible characters
            """)
    void whatIsNoKeyIsRefused(String name, String body, String reason) throws Exception {
        assertThat(put("/v1/keys/" + name, body)
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .startsWith(reason);
    }
}
