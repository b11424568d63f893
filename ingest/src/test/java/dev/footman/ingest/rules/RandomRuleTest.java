// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.settings.PlainYaml;
import dev.footman.contract.topic.Json;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.body.JsonText;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Made;
import dev.footman.rules.matching.Match;
import dev.footman.rules.matching.RuleCompiler;
import dev.footman.rules.matching.RuleSet;
import dev.footman.rules.matching.RuleTrial;
import dev.footman.rules.template.Datastores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody writes as a rule is refused with a reason, or is a rule that can be asked about any event. */
class RandomRuleTest {
    /** How many; {@code -Dfootman.fuzz=100000} for a night. */
    private static final int TIMES = Integer.getInteger("footman.fuzz", 5_000);

    private static final long HANGS_AFTER_SECONDS = 10;
    private static final long SEED = 20_261_127;
    private static final ObjectWriter ASCII = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Datastores KEYS = new Datastores(key -> "of " + key, key -> null);
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "\\",
            "\n",
            "\n  - ",
            "\t",
            "#",
            "&a ",
            "*a",
            "<<: ",
            "!!str ",
            "!!map ",
            "? ",
            "| ",
            "> ",
            "---\n",
            "%YAML",
            "null",
            "~",
            "1e999",
            "0x1F",
            "9".repeat(999),
            "[".repeat(60),
            "\u0000",
            "\ud800",
            "\ufeff",
            "\u2028",
            "\\ud83d",
            "\\u0000",
            "NaN",
            "/*",
            "true");

    private final RuleReader reader = new RuleReader(TriggerTypes::builtIn);
    private final RuleReader.Origin origin = new RuleReader.Origin("0123456789abcdef01234567", "somebody", "");
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void everyTextIsRefusedWithAReasonOrIsARuleThatCanBeAsked() throws Exception {
        for (int number = 0; number < TIMES; number++) {
            Random random = new Random(SEED + number);
            RandomRules rules = new RandomRules(random);
            String text = text(random, rules);
            boolean asYaml = random.nextInt(3) == 0;
            within("number " + number, () -> {
                Object written = asYaml ? yaml(text) : json(text);
                if (written instanceof Map<?, ?> object) {
                    ask(object, rules.payload());
                }
            });
        }
        System.out.println("rules: " + TIMES + " " + outcomes);
        assertThat(outcomes).containsKeys("no JSON", "no YAML", "refused", "matched", "not matched", "call", "no call");
    }

    private static String text(Random random, RandomRules rules) throws JsonProcessingException {
        StringBuilder text = new StringBuilder(ASCII.writeValueAsString(rules.rule()));
        for (int faults = random.nextInt(5) == 0 ? random.nextInt(1, 4) : 0; faults > 0 && !text.isEmpty(); faults--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setLength(at + 1);
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
            }
        }
        return text.toString();
    }

    static Stream<Arguments> exhausting() {
        return Stream.of(
                Arguments.of(
                        "a search of 20,000 children",
                        criteria("{\"type\": \"search\", \"condition\": \"any\", \"pattern\": {"
                                + many(20_000, "\"item.k%d\": " + "{\"type\": \"eq\", \"pattern\": 1}") + "}}")),
                Arguments.of("searches in each other", criteria(nested(40))),
                Arguments.of(
                        "a list of a million",
                        criteria("{\"type\": \"in\", \"pattern\": [%s]}".formatted(many(1_000_000, "1")))),
                Arguments.of(
                        "a pattern of a million",
                        criteria("{\"type\": \"regex\", \"pattern\": \"%s\"}".formatted("(a|b)*".repeat(160_000)))),
                Arguments.of(
                        "20,000 criteria",
                        criteriaOf(many(20_000, "\"trigger.a#%d\": " + "{\"type\": \"nexists\", \"pattern\": 1}"))),
                Arguments.of(
                        "400 slow expressions",
                        criteriaOf(many(
                                400,
                                "\"trigger.a#%d\": "
                                        + "{\"type\": \"regex\", \"pattern\": \"(?=a)(a|aa)*(a*)*b|a\"}"))),
                Arguments.of("a million fields", "{%s}".formatted(many(1_000_000, "\"f%d\": 1"))),
                Arguments.of("a million levels", "[".repeat(1_000_000)),
                Arguments.of("a million blocks", "- ".repeat(1_000_000)),
                Arguments.of("itself", "&a {name: *a, trigger: &b [*b, *a], <<: *a}"),
                Arguments.of("a bomb", bomb()),
                Arguments.of(
                        "a template of a million",
                        criteria(
                                "{\"type\": \"eq\", \"pattern\": \"%s\"}".formatted("{{ trigger.a }}".repeat(70_000)))),
                Arguments.of(
                        "a long template",
                        criteria("{\"type\": \"eq\", \"pattern\": \"%s\"}"
                                .formatted(
                                        "{% for i in trigger.l %}".repeat(100) + "x" + "{% endfor %}".repeat(100)))));
    }

    private static String many(int times, String form) {
        return IntStream.range(0, times)
                .mapToObj(i -> form.replace("%d", "" + i))
                .collect(Collectors.joining(","));
    }

    private static String criteria(String criterion) {
        return criteriaOf("\"trigger.l\": " + criterion);
    }

    private static String criteriaOf(String criteria) {
        return "{\"name\": \"n\", \"enabled\": true, \"trigger\": {\"type\": \"ci.build\", \"parameters\": {\"n\": 1}},"
                + " \"action\": {\"ref\": \"core.noop\"}, \"criteria\": {" + criteria + "}}";
    }

    private static String nested(int searches) {
        return "{\"type\": \"search\", \"condition\": \"any\", \"pattern\": {\"item\": ".repeat(searches)
                + "{\"type\": \"eq\", \"pattern\": 1}" + "}}".repeat(searches);
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("{a0: &a0 [x]");
        IntStream.range(0, 9)
                .forEach(i -> bomb.append(", a%d: &a%d [%s]"
                        .formatted(i + 1, i + 1, String.join(",", Collections.nCopies(9, "*a" + i)))));
        return bomb.append("}").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exhausting")
    void whatIsMeantToExhaustIsRefusedOrCanBeAsked(String name, String text) throws Exception {
        for (boolean asYaml : new boolean[] {true, false}) {
            within(name, () -> {
                if ((asYaml ? yaml(text) : json(text)) instanceof Map<?, ?> object) {
                    List<Object> million = Collections.nCopies(1_000_000, "a");
                    ask(object, Map.of("l", million, "a", "a".repeat(100_000)));
                }
            });
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Does it on a thread of its own, so that what hangs is a failure and no build without an end. */
    private void within(String name, Work work) throws InterruptedException {
        Future<?> done = thread.submit(() -> {
            work.run();
            return null;
        });
        try {
            done.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(name + " takes more than %d s".formatted(HANGS_AFTER_SECONDS), e);
        } catch (ExecutionException e) {
            throw new AssertionError(name + " is answered with " + e.getCause(), e.getCause());
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private @Nullable Object json(String text) {
        try {
            return JsonText.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonText.NotJsonException e) {
            count("no JSON");
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private @Nullable Object yaml(String text) {
        return switch (PlainYaml.read(text)) {
            case PlainYaml.Result.Read(Object value) -> value;
            case PlainYaml.Result.Unusable(String problem) -> {
                count("no YAML");
                assertThat(problem).isNotBlank();
                yield null;
            }
        };
    }

    private void ask(Map<?, ?> written, Map<String, ? extends @Nullable Object> payload) {
        if (reader.readToTry(written, origin) instanceof RuleReader.Result.Read(Rule rule)) {
            RuleTrial.of(rule, event(rule, payload), Actions.builtIn(), KEYS, NOW);
        }
        switch (reader.read(written, origin)) {
            case RuleReader.Result.Refused(String reason) -> {
                count("refused");
                assertThat(reason).isNotBlank();
            }
            case RuleReader.Result.Read(Rule rule) -> ask(rule, event(rule, payload));
        }
    }

    private static Event event(Rule rule, Map<String, ? extends @Nullable Object> payload) {
        return new Event("event", rule.trigger().ref(), new LinkedHashMap<>(payload), "test", AsOf.START);
    }

    private void ask(Rule rule, Event event) {
        var topic = new Topics("footman.").rules().values();
        assertThat(topic.read(topic.write(rule))).isEqualTo(rule);
        assertThat(RuleDocument.of(rule)).isNotEmpty();
        RuleSet set = new RuleCompiler(Actions.builtIn(), (plain, place) -> "sealed:v1:" + plain, KEYS)
                .compile(List.of(rule));
        set.unusable().forEach(unusable -> {
            count("unusable");
            assertThat(unusable.reason()).isNotBlank();
        });
        RuleSet.Matched matched = set.match(event, NOW);
        count(matched.matches().isEmpty() ? "not matched" : "matched");
        matched.failures().forEach(failure -> {
            count("not testable");
            assertThat(failure.reason()).isNotBlank();
        });
        matched.matches().forEach(this::make);
    }

    private static Call reread(Call call) {
        try {
            return Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(call), Call.class);
        } catch (IOException e) {
            throw new AssertionError("no dispatcher can read " + call, e);
        }
    }

    private void make(Match match) {
        assertThat(match.limitKey()).isNotNull();
        switch (match.made()) {
            case Made.Owed(Call call, var _) -> {
                count("call");
                assertThat(reread(call)).isEqualTo(call);
            }
            case Made.Done _, Made.Owed _ -> count("done");
            case Made.Failed(String reason) -> {
                count("no call");
                assertThat(reason).isNotBlank();
            }
        }
    }
}
