// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.topic.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a rule on an event. */
@Command(
        name = "test",
        description = "Says what a rule would do about an event, criterion by criterion; nothing is sent."
                + " Ends with 0 if it matches, with 1 if it does not.")
final class RuleTestCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @ArgGroup(multiplicity = "1")
    private WhichRule rule = new WhichRule();

    @ArgGroup(multiplicity = "1")
    private WhichInstance instance = new WhichInstance();

    static final class WhichRule {
        @Parameters(paramLabel = "RULE", arity = "0..1", description = "file of a rule, YAML or JSON")
        @Nullable
        Path file;

        @Option(
                names = "--rule-ref",
                paramLabel = "REF",
                converter = Naming.class,
                description = "a rule of the installation")
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

        @Option(
                names = "--trigger-instance-id",
                paramLabel = "ID",
                converter = Naming.class,
                description = "an event of the installation")
        @Nullable
        String id;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode asked = Json.MAPPER.createObjectNode();
        if (rule.file == null) {
            asked.put("rule_ref", rule.ref);
        } else {
            asked.set("rule", DocumentFile.read(client, rule.file));
        }
        if (instance.file == null) {
            asked.put("trigger_instance_id", instance.id);
        } else {
            asked.set("trigger_instance", DocumentFile.read(client, instance.file));
        }
        return client.ask((api, out) -> {
            JsonNode answer = api.ask(ApiRequest.post(new ApiPath("/v1/rules/test"), asked))
                    .one("matched");
            if (out.isForPeople()) {
                out.line(RuleTest.shown(answer));
            } else {
                out.document(answer);
            }
            return answer.path("matched").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }
}
