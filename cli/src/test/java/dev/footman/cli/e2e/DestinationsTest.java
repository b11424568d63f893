// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.management.Closer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that do not do well, from the event to what the API says of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestinationsTest {
    private static final int PATIENCE_SECONDS = 60;

    private RunningStandalone footman;
    private Api api;
    private final Closer receivers = new Closer();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        footman = new RunningStandalone(
                folder,
                "footman: {dispatcher: {egress: {allow: [127.0.0.0/8]}, retry: {schedule: [1s, 1s, 1s, 1s, 1s, 1s], jitter: 0}}}");
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

    private Webhooks receiver() throws Exception {
        return receivers.add(Webhooks.open());
    }

    private void rule(String name, String url, String fields) throws Exception {
        api.post("/v1/rules", RuleJson.onHook(name, """
                        {'enabled': true, 'action': {'ref': 'core.http', 'parameters':
                          {'method': 'POST', 'url': '%s', 'body': '{{ trigger.body.n }}'}}%s}""".formatted(url, fields)).toString())
                .is(201);
    }

    private void post(String hook, int number) throws Exception {
        api.post("/v1/webhooks/" + hook, "{\"n\": %d, \"key\": \"k\"}".formatted(number))
                .is(202);
    }

    private JsonNode destination(Webhooks receiver) {
        return api.look("/v1/destinations?url=" + receiver.url("")).path(0);
    }

    private void awaitState(Webhooks receiver, String state) throws Exception {
        boolean isThere = Waiting.upTo(
                PATIENCE_SECONDS,
                () -> destination(receiver).path("state").asText().equals(state));
        assertThat(isThere)
                .as("the destination is %s: %s", state, destination(receiver))
                .isTrue();
    }

    private static List<String> bodies(List<Webhooks.Webhook> calls) {
        return calls.stream().map(Webhooks.Webhook::body).toList();
    }

    @Test
    void whatIsOwedToAPausedDestinationIsSentWhenItIsResumed() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule("paused", receiver.url("/x"), "");
        post("paused", 0);
        receiver.await(1, call -> true);
        awaitState(receiver, "healthy");
        String id = destination(receiver).path("id").asText();

        // when
        JsonNode paused = api.post("/v1/destinations/" + id + "/pause", "{\"reason\": \"moving house\"}")
                .is(200)
                .json();
        int before = postUntilOneWaits("paused", receiver);
        for (int number = 1; number <= 20; number++) {
            post("paused", number);
        }
        boolean allWait = Waiting.upTo(PATIENCE_SECONDS, () -> waiting(receiver) == 21);
        String whileWaiting = destination(receiver).toString();
        int sent = receiver.received().size();
        JsonNode resumed =
                api.post("/v1/destinations/" + id + "/resume", "").is(200).json();

        // then
        assertThat(paused.path("state").asText()).isEqualTo("paused");
        assertThat(paused.path("reason").asText()).isEqualTo("by admin: moving house");
        assertThat(allWait).as("all of them wait: %s", whileWaiting).isTrue();
        assertThat(sent).isEqualTo(before);
        assertThat(resumed.path("state").asText()).isEqualTo("healthy");
        assertThat(receiver.await(before + 21, call -> true)).hasSize(before + 21);
    }

    /** Processors hear of a pause a moment after who asked for it: how many calls were received up to then. */
    private int postUntilOneWaits(String hook, Webhooks receiver) throws Exception {
        for (int posted = receiver.received().size(); ; posted++) {
            int sent = posted;
            post(hook, 0);
            boolean isKnown = Waiting.upTo(
                    PATIENCE_SECONDS,
                    () -> waiting(receiver) > 0 || receiver.received().size() > sent);
            assertThat(isKnown)
                    .as("the event is sent or waits: %s", destination(receiver))
                    .isTrue();
            if (receiver.received().size() == sent) {
                return sent;
            }
        }
    }

    private String until(Webhooks receiver) {
        return destination(receiver).path("until").asText("");
    }

    private long waiting(Webhooks receiver) {
        return destination(receiver).path("waiting").asLong();
    }

    @Test
    void anEndpointThatSaysItIsGonePausesItsDestination() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule("gone", receiver.url("/x"), "");
        receiver.answerWith(410);

        // when
        post("gone", 0);

        // then
        awaitState(receiver, "paused");
        assertThat(destination(receiver).path("last_error").path("reason").asText())
                .isEqualTo("was answered with 410");
    }

    @Test
    void oneThatAsksForTimeIsLeftAloneByAllThatGoesThere() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule("busy", receiver.url("/x"), "");
        receiver.answerWith(429, Map.of("Retry-After", "5"));
        post("busy", 0);
        receiver.await(1, call -> true);
        boolean isLeftAlone =
                Waiting.upTo(PATIENCE_SECONDS, () -> !until(receiver).isEmpty());
        String reason = destination(receiver).path("reason").asText();

        // when
        receiver.answerWith(204);
        for (int number = 1; number <= 5; number++) {
            post("busy", number);
        }
        String end = until(receiver);

        // then
        assertThat(isLeftAlone).as("it has an end: %s", destination(receiver)).isTrue();
        assertThat(reason).isEqualTo("it asked to be left alone (Retry-After)");
        receiver.await(2, call -> true);
        assertThat(Instant.now()).as("the others did not come before %s", end).isAfterOrEqualTo(Instant.parse(end));
        assertThat(bodies(receiver.await(7, call -> true)))
                .containsExactlyInAnyOrder("0", "0", "1", "2", "3", "4", "5");
    }

    @Test
    void oneThatFailsIsToldToRulesAndSoIsItsRecovery() throws Exception {
        // given
        Webhooks receiver = receiver();
        Webhooks operators = receiver();
        rule("failing", receiver.url("/x"), "");
        for (String trigger : List.of("destination_failing", "destination_recovered")) {
            api.post(
                            "/v1/rules",
                            RuleJson.of("""
                    {'name': 'tell-%1$s', 'enabled': true, 'trigger': {'type': 'footman.%1$s'},
                     'criteria': {'trigger.url': {'type': 'equals', 'pattern': '%2$s'}},
                     'action': {'ref': 'core.http', 'parameters':
                       {'method': 'POST', 'url': '%3$s', 'body': '{{ trigger.event }}'}}}
                    """.formatted(trigger, receiver.url(""), operators.url("/told")))
                                    .toString())
                    .is(201);
        }
        receiver.answerWith(500);

        // when
        post("failing", 1);
        operators.await(1, call -> true);
        receiver.answerWith(204);

        // then
        assertThat(bodies(operators.await(2, call -> true)))
                .containsExactly("Footman destination failing", "Footman destination recovered");
    }

    @Test
    void afterAnOutageOnlyTheNewestOfEachKeyIsDelivered() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule(
                "newest",
                receiver.url("/x"),
                ", 'supersede': true, 'rate_limit': {'key': '{{ trigger.body.key }}', 'seconds': 0},"
                        + " 'retry': {'schedule': ['2s', '2s', '2s', '2s', '2s', '2s']}");
        receiver.answerWith(503);
        for (int number = 1; number <= 5; number++) {
            post("newest", number);
            int sent = number;
            receiver.await(1, call -> call.body().equals(Integer.toString(sent)));
        }

        // when
        int before = receiver.received().size();
        receiver.answerWith(204);
        receiver.await(before + 1, call -> true);

        // then
        assertThat(bodies(receiver.received()).subList(before, before + 1)).containsExactly("5");
    }

    @Test
    void orderedDeliveriesComeInTheirOrderThoughTheFirstFails() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule(
                "ordered",
                receiver.url("/x"),
                ", 'ordered': true, 'rate_limit': {'key': '{{ trigger.body.key }}', 'seconds': 0}");
        receiver.answerWith(500);
        post("ordered", 1);
        receiver.await(1, call -> true);

        // when
        for (int number = 2; number <= 10; number++) {
            post("ordered", number);
        }
        receiver.await(2, call -> true);
        receiver.answerWith(204);

        // then
        List<String> inOrder =
                bodies(receiver.await(1, call -> call.body().equals("10"))).isEmpty()
                        ? List.of()
                        : bodies(receiver.received()).stream().distinct().toList();
        assertThat(inOrder).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void anUnknownDestinationAndWrongLimitsAreRefused() throws Exception {
        // given
        Webhooks receiver = receiver();
        rule("limited", receiver.url("/x"), "");
        post("limited", 0);
        receiver.await(1, call -> true);
        awaitState(receiver, "healthy");
        String id = destination(receiver).path("id").asText();

        // when
        JsonNode limited = api.put("/v1/destinations/" + id, "{\"concurrency\": 2, \"rate_per_second\": 50.5}")
                .is(200)
                .json();

        // then
        assertThat(limited.path("concurrency").asInt()).isEqualTo(2);
        assertThat(limited.path("rate_per_second").asDouble()).isEqualTo(50.5);
        api.put("/v1/destinations/" + id, "{\"concurrency\": 0}").is(400);
        api.put("/v1/destinations/" + id, "{\"rate\": 1}").is(400);
        api.post("/v1/destinations/nobody/pause", "{}").is(404);
        api.get("/v1/destinations/" + id).is(200);
        api.get("/v1/destinations?limit=0").is(400);
    }
}
