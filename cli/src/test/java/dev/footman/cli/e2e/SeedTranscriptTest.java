// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.command.Ran;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code run core.local date} with {@code --debug}, beside what StackStorm's client and API showed for it in 2017. */
@ExtendWith(ForExecutions.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one of a POSIX shell")
class SeedTranscriptTest {
    private static final Pattern CALL = Pattern.compile("""
            # -{8} begin (\\d+) request -{10}
            curl -X (\\w+) .*?(http://\\S+?)'?
            # -{8} begin \\1 response -{10}
            (.*)
            # -{8} end \\1 response -{12}

            """);

    private static final Set<String> ACTION = Set.of(
            "name",
            "parameters.cmd",
            "tags",
            "description",
            "enabled",
            "entry_point",
            "notify",
            "uid",
            "pack",
            "ref",
            "id",
            "parameters.cmd.required",
            "parameters.cmd.type",
            "parameters.cmd.description",
            "parameters.sudo.immutable",
            "runner_type");
    private static final Set<String> RUNNER = Set.of(
            "runner_module",
            "uid",
            "description",
            "enabled",
            "id",
            "name",
            "runner_parameters.sudo.default",
            "runner_parameters.sudo.type",
            "runner_parameters.timeout.default",
            "runner_parameters.timeout.type",
            "runner_parameters.cmd.type",
            "runner_parameters.kwarg_op.default",
            "runner_parameters.env.type",
            "runner_parameters.cwd.type",
            "runner_parameters.cwd.description");
    private static final Set<String> REQUESTED = Set.of(
            "status",
            "start_timestamp",
            "log.status",
            "log.timestamp",
            "parameters.cmd",
            "runner.runner_module",
            "runner.uid",
            "runner.description",
            "runner.enabled",
            "runner.runner_parameters",
            "runner.id",
            "runner.name",
            "web_url",
            "context.user",
            "action.description",
            "action.runner_type",
            "action.tags",
            "action.enabled",
            "action.pack",
            "action.entry_point",
            "action.notify",
            "action.uid",
            "action.parameters",
            "action.ref",
            "action.id",
            "action.name",
            "liveaction.runner_info",
            "liveaction.parameters",
            "liveaction.action_is_workflow",
            "liveaction.callback",
            "liveaction.action",
            "liveaction.id",
            "id");
    private static final Set<String> ENDED = Set.of(
            "elapsed_seconds",
            "end_timestamp",
            "result.failed",
            "result.stderr",
            "result.return_code",
            "result.succeeded",
            "result.stdout");

    private record Call(String method, String target, JsonNode answer) {}

    private static List<Call> calls(String shown) throws IOException {
        List<Call> calls = new ArrayList<>();
        Matcher call = CALL.matcher(shown);
        while (call.find()) {
            calls.add(new Call(
                    call.group(2),
                    call.group(3).replaceFirst("http://[^/]*", ""),
                    Json.MAPPER.readTree(call.group(4))));
        }
        return calls;
    }

    private static Set<String> fields(JsonNode answer) {
        Set<String> fields = new TreeSet<>();
        collect(answer, "", fields);
        return fields;
    }

    private static void collect(JsonNode node, String prefix, Set<String> into) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, prefix, into));
        }
        node.properties().forEach(field -> {
            into.add(prefix + field.getKey());
            collect(field.getValue(), prefix + field.getKey() + ".", into);
        });
    }

    @Test
    void theCallsTheirOrderAndTheirFieldsAreTheSame(Api api) throws Exception {
        // when
        Ran ran = Ran.footman("--debug", "run", "core.local", "date", "--url", api.url(), "--api-key", api.key());

        // then
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        List<Call> calls = calls(ran.out());
        String execution = "/v1/executions/" + calls.get(2).answer.path("id").asText();
        assertThat(calls.subList(0, 4))
                .extracting(call -> call.method + " " + call.target)
                .containsExactly(
                        "GET /v1/actions/core.local",
                        "GET /v1/runnertypes/?name=local-shell-cmd",
                        "POST /v1/executions",
                        "GET " + execution);
        assertThat(calls.subList(4, calls.size()))
                .as("it asks for the execution until that has ended")
                .allMatch(call -> call.target.equals(execution));
        assertThat(fields(calls.get(0).answer)).containsAll(ACTION);
        assertThat(fields(calls.get(1).answer)).containsAll(RUNNER);
        assertThat(fields(calls.get(2).answer)).containsAll(REQUESTED);
        assertThat(calls.get(2).answer.path("status").asText()).isEqualTo("requested");
        JsonNode ended = calls.getLast().answer;
        assertThat(fields(ended)).containsAll(REQUESTED).containsAll(ENDED);
        assertThat(ended.path("log").findValuesAsText("status"))
                .containsExactly("requested", "scheduled", "running", "succeeded");
        assertThat(ran.out().substring(ran.out().lastIndexOf("# --------")))
                .contains("\nid: ", "\nstatus: succeeded", "\nparameters:", "\n  cmd: date", "\nresult:")
                .contains(
                        "\n  failed: false",
                        "\n  return_code: 0",
                        "\n  stderr: ''",
                        "\n  stdout: ",
                        "\n  succeeded: true");
    }
}
