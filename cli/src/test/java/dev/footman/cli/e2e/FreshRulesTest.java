// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of a rule promises once it is answered: the very next event meets it, whichever processor has it. */
class FreshRulesTest {
    private static final int ROUNDS = 1_000;
    private static final String HOOKS = "abcdefghijkl"; // their triggers lie on all partitions, so on both processors

    @Test
    void theEventThatComesRightAfterARuleMeetsItOnEitherOfTwoProcessors(@TempDir Path folder) throws Exception {
        try (RunningStandalone footman = new RunningStandalone(folder.resolve("one"), "footman: {}");
                Closer second = new Closer()) {
            // given
            Api api = footman.api();
            startProcessor(folder, second);
            for (int hook = 0; hook < HOOKS.length(); hook++) {
                api.post("/v1/rules", rule(-4 * (hook + HOOKS.length()), false))
                        .is(201); // a hook stays for as long as a rule has it
            }
            Set<String> met = new HashSet<>();
            Set<String> notMet = new HashSet<>();

            // when
            for (int round = 0; round < ROUNDS; round++) {
                String id = api.post("/v1/rules", rule(round, round % 4 != 1))
                        .is(201)
                        .json()
                        .path("id")
                        .asText();
                switch (round % 4) {
                    case 1 -> api.put("/v1/rules/" + id, rule(round, true)).is(200);
                    case 2 -> api.put("/v1/rules/" + id, rule(round, false)).is(200);
                    case 3 -> api.delete("/v1/rules/" + id).is(204);
                    default -> {} // the rule is new
                }
                (round % 4 < 2 ? met : notMet).add(posted(api, round));
            }

            // then
            assertThat(enforced(api, met.size()))
                    .containsExactlyInAnyOrderElementsOf(met)
                    .doesNotContainAnyElementsOf(notMet);
            assertThat(met).hasSize(ROUNDS / 2);
            assertThat(notMet).hasSize(ROUNDS / 2);
        }
    }

    private static void startProcessor(Path folder, Closer parts) throws Exception {
        String kafka = Files.readString(folder.resolve("one").resolve("kafka-bootstrap-servers"))
                .strip();
        CheckedSettings settings = CheckedSettings.read(
                List.of(new SettingsFile("ports", Configs.freePorts())),
                List.of("footman.kafka.bootstrapServers=" + kafka),
                Map.of());
        new Roles(settings.settings(), folder.resolve("two"), Clock.systemUTC()).processor(parts);
    }

    private static String hook(int round) {
        return "fresh-" + HOOKS.charAt(Math.abs(round) / 4 % HOOKS.length());
    }

    private static String rule(int round, boolean enabled) {
        return """
                {
                  "name": "round-%d",
                  "enabled": %b,
                  "trigger": {"type": "core.st2.webhook", "parameters": {"url": "%s"}},
                  "criteria": {"trigger.body.n": {"type": "equals", "pattern": %d}},
                  "action": {"ref": "core.noop"}
                }""".formatted(round, enabled, hook(round), round);
    }

    private static String posted(Api api, int round) throws Exception {
        return api.post("/v1/webhooks/" + hook(round), "{\"n\": %d}".formatted(round))
                .is(202)
                .header("X-Trigger-Instance-Id");
    }

    /** The instances that some rule was applied to, once all instances are processed. */
    private static Set<String> enforced(Api api, int least) throws Exception {
        assertThat(Waiting.upTo(
                        60,
                        () -> total(api, "/v1/triggerinstances?limit=1&status=pending") == 0
                                && total(api, "/v1/ruleenforcements?limit=1") >= least))
                .as(
                        "everything is processed within 60 s: %d pending, %d enforcements",
                        total(api, "/v1/triggerinstances?limit=1&status=pending"),
                        total(api, "/v1/ruleenforcements?limit=1"))
                .isTrue();
        Set<String> instances = new HashSet<>();
        for (JsonNode enforcement :
                api.get("/v1/ruleenforcements?limit=-1").is(200).json()) {
            instances.add(enforcement.path("trigger_instance_id").asText());
        }
        return instances;
    }

    private static int total(Api api, String target) {
        try {
            return Integer.parseInt(api.get(target).is(200).header("X-Total-Count"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
