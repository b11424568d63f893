// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /v1/rules} answers, as the contract has it in its sections 3.1 to 3.4. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesApiTest {
    private static final String BUTLER = """
            Butler:
              webhookNotification:
                enable: true
                reloadTaskFailure: {webhooks: [{webhookURL: 'http://127.0.0.1:9/failed', httpMethod: POST}]}
            """;

    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        footman = new RunningStandalone(folder.resolve("data"), BUTLER);
        api = footman.api();
        create(RuleJson.onHook("b", "{'pack': 'listed'}"));
        create(RuleJson.onHook("a", "{'pack': 'listed', 'enabled': true}"));
        create(RuleJson.of("{'name': 'c', 'pack': 'listed', 'trigger': {'type': 'qlik.reload_failed'},"
                + " 'action': {'ref': 'core.http', 'parameters': {'url': 'http://a.example/'}}}"));
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    private ObjectNode create(ObjectNode rule) throws IOException, InterruptedException {
        return (ObjectNode) api.post("/v1/rules", rule.toString()).is(201).json();
    }

    private List<String> names(String query) throws IOException, InterruptedException {
        return api.get("/v1/rules?" + query).is(200).json().findValuesAsText("name");
    }

    @Test
    void aRuleIsShownWithEverythingThatItsAuthorLeftOut() throws Exception {
        // when
        ObjectNode made = create(RuleJson.onHook("shown"));

        // then
        String id = made.path("id").asText();
        String trigger = made.path("trigger").path("ref").asText();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(trigger).matches("core\\.[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        ObjectNode expected = RuleJson.of("""
                {'ref': 'default.shown', 'uid': 'rule:default:shown', 'pack': 'default', 'name': 'shown',
                 'description': '', 'enabled': false, 'type': {'ref': 'standard', 'parameters': {}},
                 'trigger': {'type': 'core.st2.webhook', 'parameters': {'url': 'shown'}}, 'criteria': {},
                 'action': {'ref': 'core.noop', 'parameters': {}}, 'tags': [], 'metadata_file': ''}
                """);
        expected.put("id", id).set("context", made.path("context"));
        expected.withObject("trigger").put("ref", trigger);
        assertThat((JsonNode) made).isEqualTo(expected);
        assertThat(made.path("context").path("user").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/v1/rules/", "/api/rules/", "/v1/rules/views/", "/rules/"})
    void aRuleIsFoundByItsReferenceAndByItsId(String route) throws Exception {
        // given
        JsonNode listed = api.get("/v1/rules?pack=listed&name=b").is(200).json().get(0);

        // when
        JsonNode byReference = api.get(route + "listed.b").is(200).json();
        JsonNode byId = api.get(route + listed.path("id").asText()).is(200).json();

        // then
        assertThat(withoutDescriptions(byReference)).isEqualTo(listed);
        assertThat(withoutDescriptions(byId)).isEqualTo(listed);
        assertThat(api.get(route + "listed.nothing").is(404).json().path("faultstring"))
                .hasToString("\"Resource with a reference or id \\\"listed.nothing\\\" not found\"");
    }

    @Test
    void aViewSaysWhatTriggerTypeAndActionSayOfThemselves() throws Exception {
        // when
        JsonNode view = api.get("/v1/rules/views/listed.b").is(200).json();

        // then
        assertThat(view.path("trigger").path("description").asText())
                .startsWith("Trigger type for registering webhooks");
        assertThat(view.path("action").path("description").asText()).isEqualTo("Action that does nothing.");
    }

    /** What views add; rules themselves have none here. */
    private static JsonNode withoutDescriptions(JsonNode rule) {
        ((ObjectNode) rule.path("trigger")).remove("description");
        ((ObjectNode) rule.path("action")).remove("description");
        return rule;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pack=listed                             | a b c | 3 |
            pack=listed&name=b                      | b     | 1 |
            pack=listed&action=core.http            | c     | 1 |
            pack=listed&trigger=qlik.reload_failed  | c     | 1 |
            pack=listed&enabled=true                | a     | 1 |
            pack=listed&enabled=false               | b c   | 2 |
            pack=listed&user=nobody-of-that-name    | ''    | 0 |
            pack=listed&id=0123456789abcdef01234567 | ''    | 0 |
            pack=nowhere                            | ''    | 0 |
            pack=listed&name=                       | a b c | 3 |
            pack=listed&limit=2                     | a b   | 3 | 2
            pack=listed&limit=2&offset=2            | c     | 3 | 2
            pack=listed&limit=1000                  | a b c | 3 | 1000
            pack=listed&limit=-1                    | a b c | 3 |
            pack=listed&offset=1                    | b c   | 3 |
            pack=listed&offset=2147483647           | ''    | 3 |
            """)
    void theListShowsWhatIsAskedForInOrderAndCountsAll(String query, String names, String total, String limit)
            throws Exception {
        for (String route : List.of("/v1/rules?", "/v1/rules/views?")) {
            // when
            Api.Answer answer = api.get(route + query).is(200);

            // then
            assertThat(String.join(" ", answer.json().findValuesAsText("name"))).isEqualTo(names);
            assertThat(answer.header("X-Total-Count")).isEqualTo(total);
            assertThat(answer.header("X-Limit")).isEqualTo(limit == null ? "" : limit);
        }
    }

    @Test
    void theListIsFilteredByIdsUserAndTheTriggerOfAHook() throws Exception {
        JsonNode all = api.get("/v1/rules?pack=listed").json();
        String ids =
                all.get(0).path("id").asText() + "," + all.get(2).path("id").asText();
        String trigger = all.get(1).path("trigger").path("ref").asText();
        String user = all.get(1).path("context").path("user").asText();

        assertThat(names("id=" + ids)).containsExactly("a", "c");
        assertThat(names("trigger=" + trigger)).containsExactly("b");
        assertThat(names("pack=listed&user=" + user)).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            include_attributes=name,enabled    | id ref name enabled
            include_attributes=trigger.ref     | id ref trigger
            exclude_attributes=criteria,action | id ref uid pack name description enabled type trigger tags context metadata_file
            exclude_attributes=id,ref          | id ref uid pack name description enabled type trigger criteria action tags context metadata_file
            """)
    void theListShowsTheAttributesThatAreAskedFor(String query, String shown) throws Exception {
        JsonNode first =
                api.get("/v1/rules?pack=listed&" + query).is(200).json().get(0);
        assertThat(first.fieldNames()).toIterable().containsExactlyInAnyOrder(shown.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            limit=0                                   | Limit, "0" specified, must be a positive number or -1 for full result set.
            limit=-22                                 | Limit, "-22" specified, must be a positive number.
            limit=many                                | limit must be a whole number
            offset=2147483648                         | offset must be a whole number below 2147483648
            offset=-1                                 | offset must be 0 or more
            include_attributes=a&exclude_attributes=b | arguments are mutually exclusive
            """)
    void aListThatCannotBeMeantIsRefused(String query, String reason) throws Exception {
        assertThat(api.get("/v1/rules?" + query)
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .contains(reason);
    }

    @Test
    void aRuleOfThatPackAndNameIsAConflictThatNamesIt() throws Exception {
        // given
        String id = create(RuleJson.onHook("twice")).path("id").asText();
        String other = create(RuleJson.onHook("other")).path("id").asText();

        // when
        JsonNode again = api.post("/v1/rules", RuleJson.onHook("twice").toString())
                .is(409)
                .json();
        JsonNode renamed = api.put(
                        "/v1/rules/" + other, RuleJson.onHook("twice").toString())
                .is(409)
                .json();

        // then
        for (JsonNode conflict : List.of(again, renamed)) {
            assertThat(conflict.path("conflict-id").asText()).isEqualTo(id);
            assertThat(conflict.path("faultstring").asText()).startsWith("Tried to save duplicate unique keys (");
        }
        assertThat(names("id=" + id + "," + other)).containsExactly("other", "twice");
    }

    @Test
    void aRuleIsReplacedAsAWholeByItsIdAndByItsReference() throws Exception {
        // given
        ObjectNode made = create(RuleJson.onHook("replaced", "{'description': 'old', 'tags': [{'name': 'a'}]}"));
        String id = made.path("id").asText();

        // when
        JsonNode byId = api.put(
                        "/v1/rules/" + id,
                        RuleJson.onHook("replaced", "{'enabled': true}").toString())
                .is(200)
                .json();
        JsonNode byReference = api.put(
                        "/v1/rules/default.replaced",
                        RuleJson.onHook("replaced", "{'description': 'new'}").toString())
                .is(200)
                .json();

        // then
        assertThat(byId.path("id").asText()).isEqualTo(id);
        assertThat(byId.path("description").asText()).isEmpty();
        assertThat(byId.path("tags")).isEmpty();
        assertThat(byId.path("enabled").asBoolean()).isTrue();
        assertThat(byReference.path("id").asText()).isEqualTo(id);
        assertThat(byReference.path("enabled").asBoolean()).isFalse();
        assertThat(api.get("/v1/rules/" + id).is(200).json()).isEqualTo(byReference);
        api.put("/v1/rules/default.nothing", RuleJson.onHook("nothing").toString())
                .is(404);
        assertThat(names("name=nothing")).isEmpty();
    }

    @Test
    void whatGetGaveCanBePutAsItIs() throws Exception {
        // given
        JsonNode made = create(RuleJson.onHook(
                "round", "{'rate_limit': {'key': '{{ trigger.body.id }}', 'seconds': 2.5}, 'tags': [{'name': 'x'}]}"));

        // when
        JsonNode put =
                api.put("/v1/rules/default.round", made.toString()).is(200).json();

        // then
        assertThat(put).isEqualTo(made);
        assertThat(put.path("rate_limit")).isEqualTo(RuleJson.of("{'key': '{{ trigger.body.id }}', 'seconds': 2.5}"));
    }

    @Test
    void aRuleGetsAnotherNameAndKeepsItsId() throws Exception {
        // given
        String id = create(RuleJson.onHook("before")).path("id").asText();

        // when
        JsonNode renamed = api.put(
                        "/v1/rules/default.before", RuleJson.onHook("after").toString())
                .is(200)
                .json();

        // then
        assertThat(renamed.path("id").asText()).isEqualTo(id);
        assertThat(renamed.path("ref").asText()).isEqualTo("default.after");
        api.get("/v1/rules/default.before").is(404);
        assertThat(api.get("/v1/rules/" + id).is(200).json()).isEqualTo(renamed);
        api.post("/v1/webhooks/before", "{}").is(404);
        api.post("/v1/webhooks/after", "{}").is(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a name.with dots", "slash/and%percent", "ünï 😀", "+"})
    void aNameMayHoldWhatPeopleWrite(String name) throws Exception {
        // given
        String path = "/v1/rules/default."
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

        // when
        create(RuleJson.onHook(name));

        // then
        assertThat(api.get(path).is(200).json().path("name").asText()).isEqualTo(name);
        api.put(path, RuleJson.onHook(name).toString()).is(200);
        api.delete(path).is(204);
        api.get(path).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default.gone", ""})
    void aRuleThatIsDeletedTakesItsHookAlong(String reference) throws Exception {
        // given
        String id = create(RuleJson.onHook("gone")).path("id").asText();
        api.post("/v1/webhooks/gone", "{}").is(202);

        // when
        Api.Answer deleted = api.delete("/v1/rules/" + (reference.isEmpty() ? id : reference))
                .is(204);

        // then
        assertThat(deleted.header("Content-Type"))
                .as("what there is none of has no type")
                .isEmpty();
        api.post("/v1/webhooks/gone", "{}").is(404);
        api.get("/v1/rules/" + id).is(404);
        api.delete("/v1/rules/" + id).is(404);
    }

    @Test
    void whatButlersConfigSaysIsShownAndCannotBeChanged() throws Exception {
        // given
        JsonNode rule = api.get("/v1/rules?pack=butler").is(200).json().get(0);
        String path = "/v1/rules/" + rule.path("id").asText();

        // then
        String refused = "Resources belonging to system level packs can't be manipulated";
        assertThat(api.put(path, rule.toString()).is(400).text()).contains(refused);
        assertThat(api.delete(path).is(400).text()).contains(refused);
        for (String pack : List.of("butler", "core")) {
            ObjectNode into = RuleJson.onHook("into", "{'pack': '%s'}".formatted(pack));
            assertThat(api.post("/v1/rules", into.toString()).is(400).text()).contains(refused);
            assertThat(api.put("/v1/rules/listed.a", into.toString()).is(400).text())
                    .contains(refused);
        }
        assertThat(api.get(path).is(200).json()).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("dev.footman.cli.e2e.RefusedRules#all")
    void whatIsNoRuleIsRefusedWithTheReasonAndLeavesNoHook(String fields, String reason) throws Exception {
        // given
        String rule = RuleJson.text(RuleJson.onHook("refused", fields));

        // when
        Api.Answer answer = api.post("/v1/rules", rule).is(400);

        // then
        assertThat(answer.text()).startsWith("{\"faultstring\":\"").contains(reason);
        assertThat(api.put("/v1/rules/listed.a", rule).is(400).text()).isEqualTo(answer.text());
        api.post("/v1/webhooks/refused", "{}").is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "trigger", "action"})
    void whatARuleMustHaveIsAskedFor(String field) throws Exception {
        ObjectNode rule = RuleJson.onHook("lacking");
        rule.remove(field);

        assertThat(api.post("/v1/rules", rule.toString())
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .isEqualTo("'%s' is a required property".formatted(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [1]        | application/json | [1] is not of type 'object'
            {"name": } | application/json | Failed to parse request body:
            {"\\ud800": 1} | application/json | Failed to parse request body:
            {}         | text/plain       | Failed to parse request body: Unsupported Content-Type: "text/plain"
            """)
    void aBodyThatIsNoObjectIsRefused(String body, String type, String reason) throws Exception {
        Api.Answer answer =
                api.ask("POST", "/v1/rules", body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
        assertThat(answer.is(400).json().path("faultstring").asText()).startsWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'trigger': {'type': 'no.such', 'parameters': {'a': 1}}}",
                "{'action': {'ref': 'no.such'}}",
                "{'type': {'ref': 'other'}}",
                "{'type': {'ref': 'backstop'}}",
                "{'trigger': {'type': 'core.st2.webhook', 'parameters': {'url': 'kind'}, 'more': 1}}",
                "{'criteria': {'trigger.a': {'type': 'exists', 'pattern': false}}}",
                "{'rate_limit': null}"
            })
    void whatStackStormTakesIsTaken(String fields) throws Exception {
        String id = create(RuleJson.onHook("taken", fields)).path("id").asText();
        api.delete("/v1/rules/" + id).is(204);
    }
}
