// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules and actions in a folder of packs, before the start and while it runs (contract, section 3.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacksTest {
    private static final String ACTION = """
            name: tell
            runner_type: http-request
            description: Tells a receiver.
            parameters:
              to: {type: string, required: true}
              text: {type: string, default: nothing}
              pass: {type: string, secret: true}
              url: {default: 'RECEIVER/{{ to }}', immutable: true}
              method: {type: string, default: PUT}
              body: {type: string, default: '{{ text }}', immutable: true}
            """;
    private static final String RULE = """
            name: NAME
            enabled: true
            trigger: {type: core.st2.webhook, parameters: {url: NAME}}
            action: {ref: ours.tell, parameters: {to: 'TO', text: 'TEXT'}}
            """;

    private Webhooks receiver;
    private RunningStandalone footman;
    private Api api;
    private LogLines log;
    private Path packs;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        receiver = Webhooks.open();
        log = LogLines.open();
        packs = folder.resolve("packs");
        Files.createDirectories(packs.resolve("ours/rules"));
        Files.createDirectories(packs.resolve("ours/actions"));
        write("actions/tell.yaml", ACTION.replace("RECEIVER", receiver.url("")));
        write("rules/early.yaml", rule("early", "early", "{{ trigger.body.text }}"));
        write("rules/broken-at-start.yaml", "name: [");
        footman = new RunningStandalone(
                folder.resolve("data"),
                "footman: {packs: ['%s'], dispatcher: {egress: {allow: [127.0.0.0/8]}}}".formatted(packs));
        api = footman.api();
    }

    @AfterAll
    void stop() {
        footman.close();
        log.close();
        receiver.close();
    }

    private static String rule(String name, String to, String text) {
        return RULE.replace("NAME", name).replace("TO", to).replace("TEXT", text);
    }

    /** At once, so that nobody reads half of it. */
    private void write(String file, String text) throws IOException {
        Path whole = packs.resolve("being-written");
        Files.writeString(whole, text);
        Files.move(whole, packs.resolve("ours").resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean shows(String rule, String text) {
        try {
            Api.Answer answer = api.get("/v1/rules/ours." + rule);
            return answer.status() == 200 && answer.text().contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitRule(String rule, String text) throws InterruptedException {
        assertThat(Waiting.upTo(60, () -> shows(rule, text)))
                .as("rule %s shows %s", rule, text)
                .isTrue();
    }

    private boolean isTold(String file, String problem) {
        return log.all().stream()
                .anyMatch(line -> line.contains("a pack's file cannot be used and is passed over")
                        && line.contains(file)
                        && line.contains(problem));
    }

    private Webhooks.Webhook called(String path) throws InterruptedException {
        return receiver.await(1, call -> call.target().equals(path)).getFirst();
    }

    @Test
    void aRuleOfAPackCallsWhatItsActionSays() throws Exception {
        // given
        JsonNode rule = api.get("/v1/rules/ours.early").is(200).json();

        // when
        api.post("/v1/webhooks/early", "{\"text\": \"as you were\"}").is(202);

        // then
        Webhooks.Webhook call = called("/early");
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.body()).isEqualTo("as you were");
        assertThat(rule.path("pack").asText()).isEqualTo("ours");
        assertThat(rule.path("metadata_file").asText()).isEqualTo("rules/early.yaml");
        assertThat(rule.path("id").asText()).matches("[0-9a-f]{24}");
    }

    @Test
    void aFileThatIsAddedAndThenChangedTakesEffectWhileItRuns() throws Exception {
        // given
        write("rules/changed.yaml", rule("changed", "before", "one"));
        awaitRule("changed", "before");
        String id = api.get("/v1/rules/ours.changed").json().path("id").asText();

        // when
        write("rules/changed.yaml", rule("changed", "after-that", "two"));
        awaitRule("changed", "after-that");
        api.post("/v1/webhooks/changed", "{}").is(202);

        // then
        assertThat(called("/after-that").body()).isEqualTo("two");
        assertThat(api.get("/v1/rules/ours.changed").json().path("id").asText()).isEqualTo(id);
    }

    @Test
    void anActionThatChangesTakesEffectWhileItRuns() throws Exception {
        // given
        write(
                "actions/shout.yaml",
                ACTION.replace("RECEIVER", receiver.url("/soft")).replace("tell", "shout"));
        write("rules/shouted.yaml", rule("shouted", "who", "x").replace("ours.tell", "ours.shout"));
        awaitRule("shouted", "ours.shout");
        api.post("/v1/webhooks/shouted", "{}").is(202);
        called("/soft/who");

        // when
        write(
                "actions/shout.yaml",
                ACTION.replace("RECEIVER", receiver.url("/aloud")).replace("tell", "shout"));
        write("rules/behind-it.yaml", rule("behind-it", "x", "x")); // read later than the action
        awaitRule("behind-it", "x");
        api.post("/v1/webhooks/shouted", "{}").is(202);

        // then
        called("/aloud/who");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            rules/no-yaml.yaml     | name: [                                                         | line:1: cannot be read
            rules/no-rule.json     | {"name": "x", "trigger": {"type": "a"}, "action": {"ref": "b"}, "more": 1} | Additional properties are not allowed ('more' was unexpected)
            rules/no-object.yml    | - a                                                             | it must hold keys such as name: and trigger:
            rules/elsewhere.yaml   | {name: x, pack: other}                                          | pack must be ours, as its folder is called
            rules/no-trigger.yaml  | {name: x, trigger: {type: no.such}, action: {ref: core.noop}}   | does not exist in system
            rules/bomb.yaml        | {a: &a [1], name: [*a, *b]}                                     | found undefined alias b
            actions/no-runner.yaml | {name: x}                                                       | 'runner_type' is a required property
            actions/no-name.yaml   | {runner_type: noop, parameters: {'a-b': {}}}                    | 'name' is a required property
            actions/flag.yaml      | {name: flag, runner_type: noop, parameters: {a: {secret: 'yes'}}} | 'yes' is not of type 'boolean'
            """)
    void aFileThatIsWrongIsToldAndPassedOver(String file, String text, String problem) throws Exception {
        // when
        write(file, text);

        // then
        assertThat(Waiting.upTo(60, () -> isTold(file, problem))).as(file).isTrue();
        assertThat(isTold("rules/broken-at-start.yaml", "line:1: cannot be read"))
                .isTrue();
        api.get("/v1/rules/ours.x").is(404);
    }

    @Test
    void aRuleWhoseFileBreaksStaysAsItWas() throws Exception {
        // given
        write("rules/breaks.yaml", rule("breaks", "still-there", "x"));
        awaitRule("breaks", "still-there");

        // when
        write("rules/breaks.yaml", rule("breaks", "gone", "x") + "enabled: twice\n");

        // then
        assertThat(Waiting.upTo(60, () -> isTold("rules/breaks.yaml", "enabled is given twice")))
                .isTrue();
        assertThat(shows("breaks", "still-there")).isTrue();
    }

    @Test
    void aRuleWhoseFileIsRemovedStaysUntilItIsDeletedByHand() throws Exception {
        // given
        write("rules/removed.yaml", rule("removed", "removed", "x"));
        awaitRule("removed", "removed");

        // when
        Files.delete(packs.resolve("ours/rules/removed.yaml"));
        write("rules/witness.yaml", rule("witness", "witness", "x"));
        awaitRule("witness", "witness"); // the folder has been looked at since

        // then
        assertThat(shows("removed", "removed")).isTrue();
        api.post("/v1/webhooks/removed", "{}").is(202);
        called("/removed");
        api.delete("/v1/rules/ours.removed").is(204);
        api.post("/v1/webhooks/removed", "{}").is(404);
    }

    @Test
    void whatAnActionCallsSecretIsHidden() throws Exception {
        // when
        write("rules/hushed.yaml", rule("hushed", "x", "x").replace("to:", "pass: between-us, to:"));
        awaitRule("hushed", "********");

        // then
        assertThat(shows("hushed", "between-us")).isFalse();
    }
}
