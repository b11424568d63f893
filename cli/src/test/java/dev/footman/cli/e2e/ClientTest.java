// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.command.Ran;
import dev.footman.contract.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The client's commands, against an installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTest {
    private static final int PATIENCE_SECONDS = 60;

    private RunningStandalone footman;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Path htpasswd = Htpasswds.write(folder.resolve("htpasswd"));
        footman =
                new RunningStandalone(folder.resolve("data"), "footman: {auth: {htpasswd: '%s'}}".formatted(htpasswd));
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    private Ran run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(
                List.of("--url", footman.api().url(), "--api-key", footman.api().key()));
        return Ran.footman(arguments.toArray(String[]::new));
    }

    /** What it said, once it is known to have done well. */
    private String good(String... words) {
        Ran ran = run(words);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out();
    }

    private JsonNode json(String... words) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.add("-j");
        return Json.MAPPER.readTree(good(all.toArray(String[]::new)));
    }

    private String rule(String name, String enabled) throws Exception {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                name: %1$s
                pack: mine
                enabled: %2$s
                trigger: {type: core.st2.webhook, parameters: {url: %1$s}}
                action: {ref: core.http, parameters: {url: "https://hooks.example.com/x", headers: {X-Api-Key: hush}}}
                """.formatted(name, enabled))
                .toString();
    }

    @Test
    void aRuleIsMadeChangedSwitchedAndDeleted() throws Exception {
        // given
        String file = rule("life", "false");

        // when
        String created = good("rule", "create", file);
        boolean isEnabled = json("rule", "enable", "mine.life").path("enabled").asBoolean();
        String listed = good("rule", "list", "--pack", "mine", "--enabled");
        boolean isDisabled =
                !json("rule", "disable", "mine.life").path("enabled").asBoolean();
        Files.writeString(Path.of(file), Files.readString(Path.of(file)) + "description: changed\n");
        String updated = good("rule", "update", "mine.life", file);
        String hooks = good("webhook", "list");
        String hook = good("webhook", "get", "life");
        JsonNode secret = json("rule", "get", "mine.life", "-a", "action.parameters.headers")
                .path(0);
        String deleted = good("rule", "delete", "mine.life");
        Ran gone = run("rule", "get", "mine.life");

        // then
        assertThat(created).contains("| ref      ", "| mine.life ");
        assertThat(isEnabled).isTrue();
        assertThat(listed).contains("| mine.life | mine |");
        assertThat(isDisabled).isTrue();
        assertThat(updated).contains("| changed ");
        assertThat(secret.toString()).doesNotContain("hush");
        assertThat(hooks).contains("| life ");
        assertThat(hook).contains("core.st2.webhook");
        assertThat(deleted).contains("Resource with id \"mine.life\" has been successfully deleted.");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err())
                .isEqualToIgnoringNewLines("ERROR: Resource with a reference or id \"mine.life\" not found");
    }

    @Test
    void aRuleThatCannotBeIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"name\": \"bad\"}");

        Ran ran = run("rule", "create", file.toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("ERROR: ").contains("is a required property");
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void aRuleIsTriedOnAnEvent() throws Exception {
        Path event = Files.writeString(folder.resolve("event.yaml"), "payload: {body: {}}\n");

        String shown = good("rule", "test", rule("tried", "true"), "--trigger-instance", event.toString());

        assertThat(shown).contains("action core.http would get:", "=== RULE MATCHES ===");
    }

    @Test
    void anEventIsSentAndFound() throws Exception {
        // when
        String id = json("event", "send", "reload-failed", "taskName=Nightly", "appName=Sales", "hostName=qs-node1")
                .path("ids")
                .path(0)
                .asText();
        JsonNode second = json(
                "event",
                "send",
                "/scheduler-task-failed/;h;T;Sales;LAB\\anna;"
                        + "11111111-2222-3333-4444-555555555555;66666666-7777-8888-9999-000000000000;"
                        + "2026-01-31 03:15:42,123;INFO;;Max retries reached");
        boolean isListed = Waiting.upTo(
                PATIENCE_SECONDS,
                () -> good("trigger-instance", "list", "--trigger", "qlik.reload_failed")
                        .contains(id));

        // then
        assertThat(second.path("accepted").asInt()).isEqualTo(1);
        assertThat(isListed).isTrue();
        assertThat(good("trigger-instance", "get", id)).contains("| qlik.reload_failed ", "Nightly");
        assertThat(good("rule-enforcement", "list", "--trigger-instance", id))
                .isEqualToIgnoringNewLines("No matching items found");
        assertThat(run("event", "send", "reload-failed", "taskId=none").err()).startsWith("ERROR: ");
    }

    @Test
    void aKeyIsMadeSwitchedOffAndDeleted() throws Exception {
        // given
        JsonNode made = json("apikey", "create", "-m", "{\"used_by\": \"ci\"}");
        String id = made.path("id").asText();
        String key = made.path("key").asText();
        String[] asNew = {"rule", "list", "--url", footman.api().url(), "--api-key", key};

        // when
        Ran before = Ran.footman(asNew);
        good("apikey", "disable", id);
        Ran disabled = Ran.footman(asNew);
        good("apikey", "enable", id);
        Ran after = Ran.footman(asNew);
        String listed = good("apikey", "list");
        good("apikey", "delete", id);

        // then
        assertThat(before.exitCode()).isZero();
        assertThat(disabled.err())
                .isEqualToIgnoringNewLines(
                        "ERROR: Unauthorized - API key is disabled.; --api-key, or --token, says who you are");
        assertThat(after.exitCode()).isZero();
        assertThat(listed).contains("| {\"used_by\":\"ci\"} ");
        assertThat(run("apikey", "get", id).exitCode()).isEqualTo(1);
    }

    @Test
    void aTokenLetsItsUserIn() {
        // when
        String token =
                good("auth", Htpasswds.USER, "-p", Htpasswds.PASSWORD, "-t").strip();
        Ran asUser = Ran.footman("key", "list", "--url", footman.api().url(), "--token", token);
        Ran wrong = run("auth", Htpasswds.USER, "-p", "wrong");

        // then
        assertThat(asUser.exitCode()).as(asUser.err()).isZero();
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("ERROR: Invalid or missing credentials");
    }

    @Test
    void aValueIsKeptListedAndDeleted() {
        assertThat(good("key", "set", "stage one", "production", "--ttl", "600"))
                .contains("| production ");
        assertThat(good("key", "get", "stage one", "-a", "value")).contains("| value    | production |");
        assertThat(good("key", "list", "--prefix", "stage")).contains("| stage one | production | false ");
        good("key", "set", "hushed", "between us", "--encrypt");
        assertThat(good("key", "get", "hushed", "-a", "value")).contains("sealed:v1:");
        assertThat(good("key", "get", "hushed", "-a", "value", "--decrypt")).contains("| between us |");
        assertThat(good("key", "list", "--prefix", "hush", "--decrypt")).contains("| between us |");
        assertThat(good("key", "delete", "stage one")).contains("has been successfully deleted");
        assertThat(run("key", "get", "stage one").err())
                .isEqualToIgnoringNewLines("ERROR: The key \"stage one\" does not exist in the StackStorm datastore.");
    }

    @Test
    void whatWasGivenUpIsListedAndSentAgain() throws Exception {
        // given
        try (Webhooks receiver = Webhooks.open()) {
            String hook = rule("dead", "true");
            Files.writeString(
                    Path.of(hook),
                    Files.readString(Path.of(hook)).replace("https://hooks.example.com/x", receiver.url("/x")));
            good("rule", "create", hook);

            // when: rules may not call this machine, so that the call is given up at once
            footman.api().post("/v1/webhooks/dead", "{}").is(202);
            boolean isDead = Waiting.upTo(
                    PATIENCE_SECONDS,
                    () -> good("dead-letter", "list", "--rule", "mine.dead").contains("mine.dead"));
            JsonNode redriven = json("dead-letter", "redrive", "--rule", "mine.dead", "--dry-run");
            Ran unknown = run("dead-letter", "redrive", "none");

            // then
            assertThat(isDead).isTrue();
            assertThat(redriven.path("count").asInt()).isEqualTo(1);
            assertThat(unknown.exitCode()).isEqualTo(1);
            assertThat(unknown.err()).isEqualToIgnoringNewLines("ERROR: there is no dead letter none");

            // and
            String address = receiver.url("");
            boolean isKnown = Waiting.upTo(
                    PATIENCE_SECONDS, () -> good("destination", "list").contains(address));
            assertThat(isKnown).isTrue();
            assertThat(good("destination", "pause", address, "--reason", "moving house"))
                    .contains("| paused ", "moving house");
            assertThat(good("destination", "list", "--state", "paused")).contains(address);
            assertThat(good("destination", "resume", address)).contains("| healthy ");
        }
    }
}
