// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.rules.matching.RuleSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How fast rules are matched against an event that has been parsed, and how fast a set of rules is compiled. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleMatching {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Trigger HOOK = new Trigger("core.st2.webhook", Map.of("url", "sample"));

    /** How many rules listen to the event's trigger, each for another value of one field. */
    @Param({"1", "10", "10000"})
    public int rules;

    private List<Rule> written = List.of();
    private RuleSet compiled = RuleSet.EMPTY;
    private Event matching = event("v0");
    private Event mismatching = event("another");

    /** Measures all of it and prints. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RuleMatching.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup
    public void compileRules() {
        written = IntStream.range(0, rules).mapToObj(RuleMatching::rule).toList();
        compiled = RuleSet.of(written);
        matching = event("v" + rules / 2);
        mismatching = event("another");
    }

    private static Rule rule(int number) {
        return new Rule(
                "default",
                "rule-" + number,
                "",
                true,
                HOOK,
                Map.of("trigger.body.status", Map.of("type", "equals", "pattern", "v" + number)),
                new Rule.Action("core.noop", Map.of()),
                null);
    }

    private static Event event(String status) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("headers", Map.of("Content-Type", "application/json"));
        payload.put("headers_lower", Map.of("content-type", "application/json"));
        payload.put("body", Map.of("status", status, "task", "nightly", "attempts", 3));
        return new Event(
                "65bb2f000000000000000001", HOOK.ref(), HOOK.type(), payload, "http 10.1.2.3", "tag", AsOf.START);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public RuleSet.Matched anEventThatOneRuleMatches() {
        return compiled.match(matching, NOW);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public RuleSet.Matched anEventThatNoRuleMatches() {
        return compiled.match(mismatching, NOW);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 3)
    public RuleSet compiling() {
        return RuleSet.of(written);
    }
}
