// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.client.RuleTest;
import dev.footman.contract.settings.PlainYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about rules. */
@Command(name = "rule", description = "Looks at rules.", subcommands = RuleCommand.Test.class)
final class RuleCommand {
    @Command(
            name = "test",
            description = "Says what a rule would do about an event, criterion by criterion; nothing is sent."
                    + " Ends with 0 if it matches, with 1 if it does not.")
    static final class Test implements Callable<Integer> {
        @Mixin
        private ClientOptions options = new ClientOptions();

        @ArgGroup(multiplicity = "1")
        private WhichRule rule = new WhichRule();

        @ArgGroup(multiplicity = "1")
        private WhichInstance instance = new WhichInstance();

        static final class WhichRule {
            @Parameters(paramLabel = "RULE", arity = "0..1", description = "file of a rule, YAML or JSON")
            @Nullable
            Path file;

            @Option(names = "--rule-ref", paramLabel = "REF", description = "a rule of the installation")
            @Nullable
            String ref;
        }

        static final class WhichInstance {
            @Option(
                    names = "--trigger-instance",
                    paramLabel = "FILE",
                    description = "file with trigger: and payload:, YAML or JSON")
            @Nullable
            Path file;

            @Option(names = "--trigger-instance-id", paramLabel = "ID", description = "an event of the installation")
            @Nullable
            String id;
        }

        @Override
        public Integer call() throws InterruptedException {
            Map<String, @Nullable Object> asked = new LinkedHashMap<>();
            if (rule.file == null) {
                asked.put("rule_ref", rule.ref);
            } else {
                asked.put("rule", read(rule.file));
            }
            if (instance.file == null) {
                asked.put("trigger_instance_id", instance.id);
            } else {
                asked.put("trigger_instance", read(instance.file));
            }
            JsonNode answer = options.client().post("/v1/rules/test", asked);
            System.out.println(options.json ? answer.toPrettyString() : RuleTest.shown(answer));
            return answer.path("matched").asBoolean() ? Life.FINE : Life.FAILED;
        }

        private static @Nullable Object read(Path file) {
            try {
                return switch (PlainYaml.read(Files.readString(file))) {
                    case PlainYaml.Result.Read(Object value) -> value;
                    case PlainYaml.Result.Unusable(String problem) ->
                        throw new IllegalStateException("%s: %s".formatted(file, problem));
                };
            } catch (NoSuchFileException e) {
                throw new IllegalStateException("there is no file %s".formatted(file), e);
            } catch (IOException e) {
                throw new IllegalStateException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
    }
}
