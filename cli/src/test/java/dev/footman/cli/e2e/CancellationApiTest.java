// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code DELETE} and {@code PUT} of an execution, as the contract has them in its section 6.3. */
@ExtendWith(ForExecutions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancellationApiTest {
    private static final int WITHIN_SECONDS = 30;

    private Api api;

    @BeforeAll
    void start(Api shared) {
        api = shared;
    }

    private String ask(String quoted) throws IOException, InterruptedException {
        return api.execute(quoted).path("id").asText();
    }

    private JsonNode awaitStatus(String id, String status) throws Exception {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        boolean isThere = Waiting.upTo(WITHIN_SECONDS, () -> {
            last.set(api.look("/v1/executions/" + id));
            return last.get().path("status").asText().equals(status);
        });
        assertThat(isThere)
                .as("execution %s is %s within %d s; it is %s", id, status, WITHIN_SECONDS, last.get())
                .isTrue();
        return last.get();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one of a POSIX shell")
    void aCommandThatRunsIsKilledWithAllItHasStarted(@TempDir Path folder) throws Exception {
        // given
        Path pid = folder.resolve("pid");
        assertThat(folder.toFile().setWritable(true, false)).isTrue(); // commands run as nobody where they can
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        String id =
                ask("{'action': 'core.local', 'parameters': {'cmd': 'sleep 300 & echo $! > %s; wait', 'timeout': 600}}"
                        .formatted(pid));
        awaitStatus(id, "running");
        boolean isWritten = Waiting.upTo(WITHIN_SECONDS, () -> isWhole(pid));
        assertThat(isWritten).as("the command has started its child").isTrue();

        // when
        String status =
                api.delete("/v1/executions/" + id).is(200).json().path("status").asText();
        JsonNode ended = awaitStatus(id, "canceled");

        // then
        long child = Long.parseLong(Files.readString(pid).strip());
        assertThat(status).isIn("canceling", "canceled");
        assertThat(ended.path("result").path("message").asText()).isEqualTo("Action canceled by user.");
        assertThat(ended.path("result").path("user").asText()).isNotEmpty();
        assertThat(Waiting.upTo(WITHIN_SECONDS, () -> isGone(child)))
                .as("process %d is killed", child)
                .isTrue();
    }

    private static boolean isWhole(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).endsWith("\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isGone(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    void aCallThatRunsIsBrokenOff() throws Exception {
        // given
        try (ServerSocket endpoint = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            endpoint.setSoTimeout(WITHIN_SECONDS * 1_000);
            String id = ask("{'action': 'core.http', 'parameters': {'url': 'http://127.0.0.1:%d/', 'timeout': 600}}"
                    .formatted(endpoint.getLocalPort()));
            try (Socket call = endpoint.accept()) {
                call.setSoTimeout(WITHIN_SECONDS * 1_000);
                awaitStatus(id, "running");

                // when
                api.delete("/v1/executions/" + id).is(200);
                JsonNode ended = awaitStatus(id, "canceled");

                // then
                assertThat(ended.path("result").path("message").asText()).isEqualTo("Action canceled by user.");
                assertThat(call.getInputStream().readAllBytes()) // to its end: the caller has hung up
                        .asString()
                        .startsWith("GET / HTTP/1.1");
            }
        }
    }

    @Test
    void whatWaitsForItsTimeIsCanceledAtOnce() throws Exception {
        // given
        String id = ask("{'action': 'core.local', 'parameters': {'cmd': 'true'}, 'delay': 600000}");

        // when
        JsonNode answer = api.delete("/v1/executions/" + id).is(200).json();

        // then
        assertThat(answer.path("status").asText()).isEqualTo("canceled");
        assertThat(api.delete("/v1/executions/" + id)
                        .is(200)
                        .json()
                        .path("faultstring")
                        .asText())
                .isEqualTo("Action cannot be canceled. State = canceled.");
        api.delete("/v1/executions/000000000000000000000000").is(404);
    }

    @Test
    void anExecutionEndsAsSomebodySays() throws Exception {
        // given
        String id = ask("{'action': 'core.local', 'parameters': {'cmd': 'sleep 300', 'timeout': 600}}");

        // when
        api.put("/v1/executions/" + id, "{\"status\": \"succeeded\", \"result\": {\"by\": \"hand\"}}")
                .is(200);
        JsonNode ended = awaitStatus(id, "succeeded");

        // then
        assertThat(ended.path("result")).hasToString("{\"by\":\"hand\"}");
        assertThat(api.put("/v1/executions/" + id, "{\"status\": \"failed\"}")
                        .is(400)
                        .json()
                        .path("faultstring")
                        .asText())
                .isEqualTo("Execution is already in completed state.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                       | 'status' is a required property
            {'status': 'paused'}                     | 'paused' is not one of ['canceled', 'canceling', 'succeeded', 'failed', 'timeout', 'abandoned']
            {'status': 'canceled', 'result': 'text'} | 'text' is not of type 'object', 'null'
            """)
    void aChangeThatCannotBeMeantIsRefused(String body, String fault) throws Exception {
        JsonNode answer = api.put("/v1/executions/000000000000000000000000", RuleJson.text(RuleJson.of(body)))
                .is(400)
                .json();

        assertThat(answer.path("faultstring").asText()).isEqualTo(fault);
    }
}
