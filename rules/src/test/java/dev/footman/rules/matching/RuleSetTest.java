// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.rules.action.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final String SEED_QUERY = "event=Qlik+Sense+reload+failed&hostName=pro2-win1&user=LAB%5Cgoran"
            + "&taskName=Manually+triggered+reload+of+Test+failing+reloads+2"
            + "&taskId=dec2a02a-1680-44ef-8dc2-e2bfb180af87&appName=Test+failing+reloads+2"
            + "&appId=e7af59a0-c243-480d-9571-08727551a66f&logTimeStamp=2021-02-16+09%3A24%3A59%2C099&logLevel=INFO"
            + "&executionId=14a81bf5-f81c-4047-b1a1-193b0920de28&logMessage=Max+retries+reached";

    @Test
    void aWebhookThatPostsSendsTheSeedsBodyOnOneLine() {
        // given
        RuleSet rules = RuleSet.of(List.of(webhook("POST", "http://receiver.test/path?token=1", null)));

        // when
        var call = call(rules);

        // then
        assertThat(call.url()).isEqualTo("http://receiver.test/path?token=1");
        assertThat(call.headers()).containsExactly(Map.entry("Content-Type", "application/json"));
        assertThat(call.body())
                .isEqualTo("{\"event\":\"Qlik Sense reload failed\",\"hostName\":\"pro2-win1\","
                        + "\"user\":\"LAB\\\\goran\",\"taskName\":\"Manually triggered reload of Test failing reloads 2\","
                        + "\"taskId\":\"dec2a02a-1680-44ef-8dc2-e2bfb180af87\",\"appName\":\"Test failing reloads 2\","
                        + "\"appId\":\"e7af59a0-c243-480d-9571-08727551a66f\",\"logTimeStamp\":\"2021-02-16 09:24:59,099\","
                        + "\"logLevel\":\"INFO\",\"executionId\":\"14a81bf5-f81c-4047-b1a1-193b0920de28\","
                        + "\"logMessage\":\"Max retries reached\"}");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # address of the webhook,       address of the call before the event's fields
            http://receiver.test/get,       http://receiver.test/get?
            http://receiver.test/get?,      http://receiver.test/get?
            http://receiver.test/get?t=1,   http://receiver.test/get?t=1&
            http://receiver.test/get?t=1#f, http://receiver.test/get?t=1&
            """)
    void aWebhookThatGetsAddsTheSeedsQueryToTheAddress(String address, String before) {
        // given
        RuleSet rules = RuleSet.of(List.of(webhook("GET", address, null)));

        // when
        var call = call(rules);

        // then
        assertThat(call.url()).isEqualTo(before + SEED_QUERY);
        assertThat(call.body()).isNull();
    }

    @Test
    void theLimitsKeyIsRenderedFromTheEvent() {
        // given
        RuleSet rules =
                RuleSet.of(List.of(webhook("POST", "http://r.test/", new Rule.RateLimit("{{ trigger.taskId }}", 0.5))));

        // when
        Match match = matches(rules).getFirst();

        // then
        assertThat(match.window()).contains(Duration.ofMillis(500));
        assertThat(match.limitKey()).isEqualTo("dec2a02a-1680-44ef-8dc2-e2bfb180af87");
    }

    @Test
    void aDeliverysIdIsTheSameWheneverItIsDerivedAndAnotherForEveryRuleAndEvent() {
        // given
        RuleSet rules = RuleSet.of(List.of(
                webhook("POST", "http://r.test/", null), named("other", webhook("POST", "http://r.test/", null))));

        // when
        List<String> ids = matches(rules).stream().map(Match::id).toList();

        // then
        assertThat(ids).doesNotHaveDuplicates().hasSize(2).allMatch(id -> id.matches("[0-9a-f]{24}"));
        assertThat(matches(rules)).extracting(Match::id).isEqualTo(ids);
    }

    @Test
    void anEventOfAnotherTriggerAndARuleThatIsNotEnabledMeetNothing() {
        // given
        Rule rule = webhook("POST", "http://r.test/", null);
        Rule disabled =
                new Rule(rule.pack(), "off", "", false, rule.trigger(), Map.of(), rule.action(), rule.rateLimit());
        Event aborted = new Event("e", "qlik.reload_aborted", Map.of(), "test", AsOf.START);

        // then
        assertThat(RuleSet.of(List.of(rule)).match(aborted, NOW).matches()).isEmpty();
        assertThat(matches(RuleSet.of(List.of(disabled)))).isEmpty();
    }

    @Test
    void aRuleThatCannotBeUsedIsToldWithItsReasonAndStopsNoOther() {
        // given
        Rule good = webhook("POST", "http://r.test/", null);
        Rule bad = named("bad", webhook("POST", "http://r.test/", new Rule.RateLimit("{{ 1 + }}", 5)));

        // when
        RuleSet rules = RuleSet.of(List.of(bad, good));

        // then
        assertThat(matches(rules)).hasSize(1);
        assertThat(rules.unusable()).extracting(RuleSet.Unusable::rule).containsExactly("butler.bad");
        assertThat(rules.unusable()).extracting(RuleSet.Unusable::reason).allMatch(reason -> !reason.isBlank());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # key,                type,        pattern,       matches, failures, and why
            trigger.appName,      equals,      Test failing reloads 2, 1, 0, it is that app
            trigger.appName,      equals,      Sales,         0,       0,        it is another app
            trigger.hostName,     matchwildcard, pro2-*,      1,       0,        one of many hosts
            trigger.logMessage,   gt,          7,             0,       1,        text and number cannot be compared
            """)
    void criteriaDecideWhichWebhookIsCalled(
            String key, String type, String pattern, int matches, int failures, String why) {
        // given
        Rule all = webhook("POST", "http://r.test/", null);
        Object value = pattern.equals("7") ? (Object) 7 : pattern;
        Rule some = new Rule(
                all.pack(),
                all.name(),
                "",
                true,
                all.trigger(),
                Map.of(key, Map.of("type", type, "pattern", value)),
                all.action(),
                null);

        // when
        RuleSet.Matched matched = RuleSet.of(List.of(some)).match(seedEvent(), NOW);

        // then
        assertThat(matched.matches()).as(why).hasSize(matches);
        assertThat(matched.failures()).as(why).hasSize(failures);
    }

    @Test
    void whatTheParametersSayOfTheCallIsHandedOn() {
        // given
        Map<String, @Nullable Object> parameters = Map.of(
                "method", "POST",
                "url", "https://r.test/",
                "headers", Map.of("content-type", "application/cloudevents+json", "X-Api-Key", "sealed:v1:x"),
                "secret", List.of("sealed:v1:new", "sealed:v1:old"),
                "timeout", "PT3S",
                "proxy", "http://proxy:3128",
                "cert",
                        Map.of(
                                "rejectUnauthorized", true,
                                "certCA", "ca.pem",
                                "keepPublicRoots", true,
                                "clientCert", "me.pem",
                                "clientKey", "me.key"));

        // when
        Call call = call(webhook(parameters));

        // then
        assertThat(call.headers())
                .isEqualTo(Map.of("content-type", "application/cloudevents+json", "X-Api-Key", "sealed:v1:x"));
        assertThat(call.secrets()).containsExactly("sealed:v1:new", "sealed:v1:old");
        assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(call.proxy()).isEqualTo("http://proxy:3128");
        assertThat(call.tls()).isEqualTo(new Call.Tls(true, "ca.pem", true, "me.pem", "me.key"));
    }

    @Test
    void aQueryHasItsNamesInLowerCaseWhereTheRuleSaysSo() {
        // given
        Rule rule = webhook(Map.of("method", "GET", "url", "http://r.test/", "queryNames", "lower"));

        // when
        String url = call(rule).url();

        // then
        assertThat(url)
                .contains("?event=Qlik+Sense+reload+failed&hostname=pro2-win1&")
                .doesNotContain("hostName");
    }

    private static Call call(Rule rule) {
        return call(RuleSet.of(List.of(rule)));
    }

    private static Call call(RuleSet rules) {
        return switch (matches(rules).getFirst().made()) {
            case Made.Owed(Call call, var _) -> call;
            case Made.Done _, Made.Owed _ -> throw new AssertionError("nothing is owed");
            case Made.Failed(String reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void backstopRulesMatchOnlyWhereNoStandardRuleDoes() {
        // given
        Rule standard = asking("standard", Rule.Type.STANDARD, "trigger.appName", "Sales");
        Rule other = asking("other", Rule.Type.STANDARD, "trigger.appName", "Test failing reloads 2");
        Rule backstop = asking("backstop", new Rule.Type("backstop", Map.of()), "trigger.logLevel", "INFO");

        // then
        assertThat(matches(RuleSet.of(List.of(standard, backstop))))
                .extracting(Match::rule)
                .containsExactly("default.backstop");
        assertThat(matches(RuleSet.of(List.of(other, backstop))))
                .extracting(Match::rule)
                .containsExactly("default.other");
    }

    @Test
    void aRuleOnAnActionThatDoesNotExistMatchesAndFails() {
        // given
        Rule rule = new Rule(
                "default",
                "lost",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action("no.such", Map.of()),
                null);

        // when
        Match match = matches(RuleSet.of(List.of(rule))).getFirst();

        // then
        assertThat(match.made()).isEqualTo(new Made.Failed("Action \"no.such\" doesn't exist"));
    }

    @Test
    void theFailureOfARuleNamesRuleAndEvent() {
        // given
        Rule rule = new Rule(
                "default",
                "odd",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of("trigger.logMessage", Map.of("type", "gt", "pattern", 7)),
                new Rule.Action("core.noop", Map.of()),
                null);

        // when
        RuleSet.Failure failure =
                RuleSet.of(List.of(rule)).match(seedEvent(), NOW).failures().getFirst();

        // then
        assertThat(failure.reason())
                .startsWith("Failed to match rule \"default.odd\" against trigger instance"
                        + " \"65b9c1d2aa00000000000001\": There might be a problem with the criteria in rule"
                        + " default.odd: ");
    }

    private static Rule asking(String name, Rule.Type type, String key, String value) {
        return new Rule(
                null,
                "default",
                name,
                "",
                true,
                type,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(key, Map.of("type", "equals", "pattern", value)),
                new Rule.Action("core.noop", Map.of()),
                null,
                null,
                null);
    }

    private static List<Match> matches(RuleSet rules) {
        return rules.match(seedEvent(), NOW).matches();
    }

    private static Rule webhook(Map<String, @Nullable Object> parameters) {
        Rule rule = webhook("POST", "http://r.test/", null);
        return new Rule(
                rule.pack(),
                rule.name(),
                "",
                true,
                rule.trigger(),
                Map.of(),
                new Rule.Action("butler.webhook", parameters),
                null);
    }

    private static Rule named(String name, Rule rule) {
        return new Rule(rule.pack(), name, "", true, rule.trigger(), Map.of(), rule.action(), rule.rateLimit());
    }

    private static Rule webhook(String method, String url, Rule.@Nullable RateLimit limit) {
        return new Rule(
                "butler",
                "reloadTaskFailure-1",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action("butler.webhook", Map.of("method", method, "url", url)),
                limit);
    }

    private static Event seedEvent() {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", "Qlik Sense reload failed");
        payload.put("hostName", "pro2-win1");
        payload.put("user", "LAB\\goran");
        payload.put("taskName", "Manually triggered reload of Test failing reloads 2");
        payload.put("taskId", "dec2a02a-1680-44ef-8dc2-e2bfb180af87");
        payload.put("appName", "Test failing reloads 2");
        payload.put("appId", "e7af59a0-c243-480d-9571-08727551a66f");
        payload.put("logTimeStamp", "2021-02-16 09:24:59,099");
        payload.put("logLevel", "INFO");
        payload.put("executionId", "14a81bf5-f81c-4047-b1a1-193b0920de28");
        payload.put("logMessage", "Max retries reached");
        return new Event("65b9c1d2aa00000000000001", "qlik.reload_failed", payload, "test", AsOf.START);
    }
}
