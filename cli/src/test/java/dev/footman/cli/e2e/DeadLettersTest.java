// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.management.Closer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries that were given up: listed, and sent again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersTest {
    private static final int PATIENCE_SECONDS = 60;

    private RunningStandalone footman;
    private Api api;
    private final Closer receivers = new Closer();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        footman = new RunningStandalone(folder, "footman: {dispatcher: {egress: {allow: [127.0.0.0/8]}}}");
        api = footman.api();
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    @AfterEach
    void closeReceivers() {
        receivers.close();
    }

    /** A receiver that refuses what the hook of this name is posted, {@code count} times. */
    private Webhooks refusing(String name, int count) throws Exception {
        Webhooks receiver = receivers.add(Webhooks.open());
        receiver.answerWith(404);
        api.post(
                        "/v1/rules",
                        RuleJson.onHook(name, """
                        {'enabled': true, 'action': {'ref': 'core.http', 'parameters':
                          {'method': 'POST', 'url': '%s', 'body': '{{ trigger.body.n }}'}}}""".formatted(receiver.url("/x"))).toString())
                .is(201);
        for (int number = 0; number < count; number++) {
            api.post("/v1/webhooks/" + name, "{\"n\": %d}".formatted(number)).is(202);
        }
        awaitLetters(name, count);
        return receiver;
    }

    private JsonNode letters(String rule) {
        try {
            return api.get("/v1/deadletters?rule=default." + rule).is(200).json();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitLetters(String rule, int count) throws InterruptedException {
        assertThat(Waiting.upTo(PATIENCE_SECONDS, () -> letters(rule).size() == count))
                .as("%d dead letters: %s", count, letters(rule))
                .isTrue();
    }

    private JsonNode redrive(String body) throws Exception {
        return api.post("/v1/deadletters/redrive", body.replace('\'', '"'))
                .is(200)
                .json();
    }

    @Test
    void aDeadLetterIsShownWithAllItsAttempts() throws Exception {
        // given
        Webhooks receiver = refusing("shown", 1);

        // when
        JsonNode letter = letters("shown").get(0);

        // then
        assertThat(letter.path("rule").asText()).isEqualTo("default.shown");
        assertThat(letter.path("destination").asText()).isEqualTo(receiver.url(""));
        assertThat(letter.path("reason").asText()).isEqualTo("the endpoint refused the request (404)");
        assertThat(letter.path("attempts")).hasSize(1);
        assertThat(letter.path("attempts").get(0).path("outcome").asText()).isEqualTo("was answered with 404");
        String id = letter.path("id").asText();
        assertThat(api.get("/v1/deadletters/" + id).is(200).json()).isEqualTo(letter);
        assertThat(receiver.received().getFirst().id()).isEqualTo(id);
        api.get("/v1/deadletters/" + "0".repeat(24)).is(404);
    }

    @Test
    void aDryRunSaysWhatWouldBeSentAndSendsNothing() throws Exception {
        // given
        Webhooks receiver = refusing("dry", 3);
        receiver.answerWith(204);

        // when
        JsonNode answer = redrive("{'rule': 'default.dry', 'dry_run': true, 'per_second': 1}");

        // then
        assertThat(answer.path("dry_run").asBoolean()).isTrue();
        assertThat(answer.path("count").asInt()).isEqualTo(3);
        assertThat(answer.path("ids")).hasSize(3);
        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(letters("dry")).hasSize(3);
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void whatIsSentAgainKeepsItsIdAndIsDeadNoMore() throws Exception {
        // given
        Webhooks receiver = refusing("again", 3);
        receiver.answerWith(204);

        // when
        JsonNode answer = redrive("{'destination': '%s'}".formatted(receiver.url("")));

        // then
        assertThat(answer.path("count").asInt()).isEqualTo(3);
        List<Webhooks.Webhook> calls = receiver.await(6, call -> true);
        assertThat(calls.subList(3, 6).stream().map(Webhooks.Webhook::id))
                .containsExactlyInAnyOrderElementsOf(
                        calls.subList(0, 3).stream().map(Webhooks.Webhook::id).toList());
        awaitLetters("again", 0);
    }

    @Test
    void oneThatDiesAgainIsADeadLetterAgainWithAllItsAttempts() throws Exception {
        // given
        Webhooks receiver = refusing("twice", 1);
        String id = letters("twice").get(0).path("id").asText();

        // when
        JsonNode answer = redrive("{'ids': ['%s', 'nobody']}".formatted(id));

        // then
        assertThat(answer.path("unknown")).hasSize(1);
        receiver.await(2, call -> true);
        assertThat(Waiting.upTo(
                        PATIENCE_SECONDS,
                        () -> letters("twice").path(0).path("attempts").size() == 2))
                .as("two attempts: %s", letters("twice"))
                .isTrue();
        assertThat(letters("twice")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                          | say which dead letters are to be sent again
            {"ids": ["x"], "rule": "y"}                 | say which dead letters are to be sent again
            {"rule": "y", "per_second": 0}              | 0 is less than the minimum of 0.01
            {"from": "yesterday"}                       | from must be a time such as 2026-01-31T10:00:00Z, but is "yesterday"
            {"rules": "y"}                              | Additional properties are not allowed
            """)
    void whatCannotBeMeantIsRefused(String body, String reason) throws Exception {
        assertThat(api.post("/v1/deadletters/redrive", body).is(400).text().replace("\\\"", "\""))
                .contains(reason);
    }
}
