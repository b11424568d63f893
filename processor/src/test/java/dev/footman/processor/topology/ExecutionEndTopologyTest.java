// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that listen to the ends of executions (StackStorm contract, section 7.1). */
class ExecutionEndTopologyTest {
    private static final String END = "core.st2.generic.actiontrigger";
    private static final Outcome DONE = new Outcome.Answered(200, null);

    private static Rule rule(String name, String trigger, Rule.Action action) {
        return new Rule("default", name, "", true, new Trigger(trigger, Map.of()), Map.of(), action, null);
    }

    private static Rule onEnds(String name) {
        return rule(
                name,
                END,
                new Rule.Action(
                        "core.http",
                        Map.of("url", "http://receiver.test/" + name, "body", "{{ trigger.action_ref }}")));
    }

    private static List<String> rules(Pipeline pipeline) {
        return pipeline.deliveries().stream().map(Delivery::rule).toList();
    }

    @Test
    void aRuleHearsOfTheEndOfWhatAnotherHadRun() {
        // given
        try (Pipeline pipeline = new Pipeline(Sample.webhook("all", FAILED), onEnds("ends"))) {
            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, DONE);

            // then
            assertThat(pipeline.ownEvents())
                    .singleElement()
                    .satisfies(event -> assertThat(event.payload())
                            .containsEntry(
                                    "execution_id",
                                    pipeline.deliveries().getFirst().id())
                            .containsEntry("status", "succeeded")
                            .containsEntry("action_ref", "butler.webhook"));
            assertThat(rules(pipeline)).containsExactly("butler.all", "default.ends");
        }
    }

    @Test
    void whereNoRuleListensNothingIsTold() {
        try (Pipeline pipeline = new Pipeline(Sample.webhook("all", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, DONE);

            assertThat(pipeline.ownEvents()).isEmpty();
        }
    }

    @Test
    void aRuleIsNotAskedAboutTheEndOfWhatItLedTo() {
        // given
        try (Pipeline pipeline = new Pipeline(Sample.webhook("all", FAILED), onEnds("one"), onEnds("two"))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            for (int offset = 0; offset < pipeline.deliveries().size(); offset++) {
                pipeline.reported(offset, DONE);
            }

            // then
            assertThat(rules(pipeline))
                    .containsExactly("butler.all", "default.one", "default.two", "default.two", "default.one");
        }
    }

    @Test
    void anAttemptThatIsMadeAgainIsNoEnd() {
        // given
        try (Pipeline pipeline = new Pipeline(Sample.webhook("all", FAILED), onEnds("ends"))) {
            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, new Outcome.Answered(503, null));

            // then
            assertThat(pipeline.ownEvents()).isEmpty();

            // when
            pipeline.pass(Duration.ofSeconds(5));
            pipeline.deliveries();
            pipeline.reported(1, new Outcome.Answered(404, null));

            // then
            assertThat(pipeline.ownEvents())
                    .filteredOn(event -> event.trigger().equals(END))
                    .extracting(event -> event.payload().get("status"))
                    .containsExactly("failed");
        }
    }

    @Test
    void anActionThatCallsNobodyEndsToo() {
        // given
        Rule echo = rule("echo", FAILED, new Rule.Action("core.echo", Map.of("message", "hi")));
        try (Pipeline pipeline = new Pipeline(echo, onEnds("ends"))) {
            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            Event event = pipeline.ownEvents().getFirst();
            assertThat(event.payload()).containsEntry("action_ref", "core.echo");
            assertThat(event.causes()).containsExactly("default.echo");
            assertThat(rules(pipeline)).containsExactly("default.ends");
        }
    }

    @Test
    void rulesThatBringAboutEachOthersEventsDoNotGoRoundForEver() {
        // given
        Rule there = rule("there", FAILED, inject("lab.back"));
        Rule back = rule("back", "lab.back", inject(FAILED));
        try (Pipeline pipeline = new Pipeline(there, back)) {
            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            assertThat(pipeline.executions()).hasSize(64);
            assertThat(pipeline.enforcements().getLast().failureReason())
                    .startsWith("core.inject_trigger brings about no event here");
        }
    }

    private static Rule.Action inject(String trigger) {
        return new Rule.Action("core.inject_trigger", Map.of("trigger_name", trigger));
    }

    @Test
    void anEventThatSomebodyAskedForComesInItsTime() {
        // given
        Request asked = Request.ofUser(
                        "core.inject_trigger",
                        Map.of("trigger_name", "lab.due"),
                        Pipeline.at("10:00:00"),
                        "ann",
                        Map.of(),
                        Duration.ofSeconds(30))
                .withResult(Map.of("exit_code", 0));
        Delivery delivery = new Delivery(
                "65bbc0a0" + "00".repeat(8), "", "", "", asked, null, null, null, null, null, 1, List.of());
        try (Pipeline pipeline = new Pipeline(rule("due", "lab.due", new Rule.Action("core.noop", Map.of())))) {
            // when
            pipeline.scheduled(delivery, Pipeline.at("10:00:30"));
            int early = pipeline.pass(Duration.ofSeconds(29)).deliveries().size();
            pipeline.pass(Duration.ofSeconds(2)).deliveries();
            pipeline.reported(0, new Outcome.Ran(Outcome.Ran.End.SUCCEEDED, Map.of("exit_code", 0)));

            // then
            assertThat(early).isZero();
            assertThat(pipeline.ownEvents()).extracting(Event::trigger).containsExactly("lab.due");
            assertThat(pipeline.enforcements()).extracting(Enforcement::rule).containsExactly("default.due");
        }
    }
}
