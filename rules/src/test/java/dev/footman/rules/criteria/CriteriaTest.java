// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.footman.rules.matching.Patterns;
import dev.footman.rules.path.KeyPath;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final Map<String, @Nullable Object> EVENT = Cases.parsed("""
            {"trigger": {"app": "Sales", "n": 5, "list": [{"x": 1}, {"x": 2}], "pattern": "^Sa", "open": "("}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # criteria                                                                ¦ reason ¦ why
            {"trigger.n[0]": {"type": "exists"}}                                      ¦ Failed transforming criteria key trigger.n[0]: the index [0] needs a list or a text to look into, but found a number ¦ the lookup failed
            {"trigger.n": {"type": "lt", "pattern": "a"}}                             ¦ There might be a problem with the criteria in rule a.b: only two numbers, two texts or two lists can be ordered, but these are a number and text ¦ the operator failed
            {"trigger.n": {"type": "eq", "pattern": "{{ no }}"}}                      ¦ Failed to render pattern value "{{ no }}" for key "trigger.n": Object of type StrictUndefined is not JSON serializable ¦ the pattern failed
            {"trigger.app": {"type": "regex", "pattern": "{{ trigger.open }}"}}       ¦ There might be a problem with the criteria in rule a.b: the regular expression '(' has a '(' that is not closed (at 1) ¦ what was rendered is no expression
            {"trigger.app": {"type": "weird", "pattern": 1}}                          ¦ There might be a problem with the criteria in rule a.b: Invalid operator: weird ¦ there is no such operator
            """)
    void aFailureIsToldInStackStormsWords(String criteria, String reason, String why) {
        assertThat(read(criteria).test(EVENT, NOW))
                .as(why)
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason("a.b")).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # criteria                                                           ¦ part of the message ¦ why
            {"k": {"pattern": 1}}                                                ¦ Operator not specified for field: k ¦ no type
            {"k": "text"}                                                        ¦ Operator not specified for field: k ¦ no object
            {"k": {"type": "weird", "pattern": 1}}                               ¦ For field: k, operator weird not in list of allowed operators: [contains, ¦ no such operator
            {"k": {"type": 5, "pattern": 1}}                                     ¦ For field: k, operator 5 not in list ¦ a type is text
            {"k": {"type": "equals"}}                                            ¦ For field: k, no pattern specified for operator equals ¦ it would never match
            {"k[": {"type": "exists"}}                                           ¦ criterion 'k[': key path 'k[' has its end ¦ no key path
            {"k": {"type": "regex", "pattern": "(?P<a"}}                         ¦ lacks the '>' that ends a group's name ¦ no regular expression
            {"k": {"type": "regex", "pattern": 5}}                               ¦ the pattern must be text such as "failed", but is a number ¦ no text
            {"k": {"type": "startswith", "pattern": ["a"]}}                      ¦ the pattern must be text such as "failed", but is a list ¦ no text
            {"k": {"type": "lt", "pattern": {}}}                                 ¦ the pattern must be a number, text or a list, but is an object ¦ objects have no order
            {"k": {"type": "in", "pattern": 5}}                                  ¦ the pattern must be a list, text or an object, but is a number ¦ nothing is in a number
            {"k": {"type": "td_lt", "pattern": "1 hour"}}                        ¦ the pattern must be a number of seconds such as 3600, but is '1 hour' ¦ seconds are due
            {"k": {"type": "td_gt", "pattern": [1]}}                             ¦ the pattern must be a number of seconds such as 3600, but is a list ¦ seconds are due
            {"k": {"type": "eq", "pattern": "{{ a"}}                             ¦ unexpected end of template ¦ no template
            {"k": {"type": "search", "pattern": {}}}                             ¦ the condition of search must be any, all, any2any or all2any, but is null ¦ no condition
            {"k": {"type": "search", "pattern": {}, "condition": "ANY"}}         ¦ but is 'ANY' ¦ conditions are told apart by case
            {"k": {"type": "search", "pattern": "x", "condition": "any"}}        ¦ the pattern must be an object of criteria such as ¦ no children
            {"k": {"type": "search", "pattern": {"item": {"type": "in", "pattern": true}}, "condition": "any"}} ¦ criterion 'k': in item: the pattern must be a list, ¦ a child is wrong
            """)
    void whatCanNeverWorkIsRefusedWithItsKey(String criteria, String message, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> Criteria.compile(Cases.parsed(criteria), Patterns.TEMPLATES))
                .withMessageContaining(message);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(read("""
                {"a": {"type": "eq", "pattern": 1}, "b[": {"type": "exists"}, "c": {"type": "regex", "pattern": "["}}""").problems()).containsOnlyKeys("b[", "c");
    }

    @Test
    void theFirstCriterionThatDoesNotHoldDecides() {
        Criteria criteria = read("""
                {"trigger.app": {"type": "exists"}, "trigger.n": {"type": "gt", "pattern": 9},
                 "trigger.missing": {"type": "lt", "pattern": 1}}""");

        assertThat(criteria.test(EVENT, NOW)).isEqualTo(new Verdict.Mismatched("trigger.n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # event           ¦ why
            {}                ¦ there is no trigger
            {"trigger": null} ¦ it is null
            {"trigger": {}}   ¦ it says nothing
            {"trigger": []}   ¦ nor does this
            """)
    void anEventWithoutAPayloadMeetsNoCriterion(String event, String why) {
        Criteria criteria = read("""
                {"trigger.a": {"type": "nexists"}}""");

        assertThat(criteria.test(Cases.parsed(event), NOW)).as(why).isEqualTo(new Verdict.Mismatched("trigger.a"));
        assertThat(read("{}").test(Cases.parsed(event), NOW)).as(why).isEqualTo(Verdict.Matched.MATCHED);
    }

    @Test
    void anExplanationTellsOfEveryCriterion() {
        // given
        Criteria criteria = read("""
                {"trigger.app": {"type": "regex", "pattern": "{{ trigger.pattern }}"},
                 "trigger.n": {"type": "EQ", "pattern": 6}, "trigger.n[0]": {"type": "exists"}}""");

        // when
        List<Explanation> explanations = criteria.explain(EVENT, NOW);

        // then
        assertThat(explanations)
                .containsExactly(
                        new Explanation("trigger.app", "regex", "{{ trigger.pattern }}", "^Sa", "Sales", true, null),
                        new Explanation("trigger.n", "EQ", 6, null, 5, false, null),
                        new Explanation(
                                "trigger.n[0]",
                                "exists",
                                null,
                                null,
                                null,
                                false,
                                "the index [0] needs a list or a text to look into, but found a number"));
    }

    @Test
    void aRenderedPatternIsNotRenderedAgain() {
        Map<String, @Nullable Object> event = Cases.parsed("""
                {"trigger": {"a": "{{ trigger.b }}", "b": "secret"}}""");
        Criteria criteria = read("""
                {"trigger.a": {"type": "eq", "pattern": "{{ trigger.a }}"}}""");

        assertThat(criteria.test(event, NOW)).isEqualTo(Verdict.Matched.MATCHED);
    }

    @Test
    void aTextPatternLosesOneNewlineAtItsEnd() {
        assertThat(read("""
                {"trigger.app": {"type": "eq", "pattern": "Sales\\n"}}""").test(EVENT, NOW)).isEqualTo(Verdict.Matched.MATCHED);
    }

    @Test
    void childrenOfASearchDoNotSeeTheTrigger() {
        assertThat(read("""
                {"trigger.list": {"type": "search", "condition": "any", "pattern": {"trigger.n": {"type": "exists"}}}}""").test(EVENT, NOW)).isEqualTo(new Verdict.Mismatched("trigger.list"));
    }

    @Test
    void searchesMayStandInEachOtherUpToABound() {
        String criteria = "{\"type\": \"exists\"}";
        for (int i = 0; i < 5; i++) {
            criteria =
                    "{\"type\": \"search\", \"condition\": \"all\", \"pattern\": {\"item\": %s}}".formatted(criteria);
        }

        assertThat(read("{\"k\": %s}".formatted(criteria)).problems()).isEmpty();
        assertThat(read("{\"k\": {\"type\": \"search\", \"condition\": \"all\", \"pattern\": {\"item\": %s}}}"
                                .formatted(criteria))
                        .problems()
                        .get("k"))
                .endsWith("there are more than 5 searches in each other");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # pattern,     why
            text,          a pattern as it is
            {{ trigger.n }}, one that is rendered
            """)
    void thereAreNoMoreThanFiveHundredCriteria(String pattern, String why) {
        Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
        for (int i = 1; i <= 501; i++) {
            criteria.put("k#" + i, Map.of("type", "eq", "pattern", pattern));
        }

        assertThat(Criteria.read(criteria, Patterns.TEMPLATES).problems())
                .as(why)
                .isEqualTo(Map.of("k#501", "there are more than 500 criteria"));
    }

    @Test
    void aSearchThroughTooManyItemsEnds() {
        Map<String, @Nullable Object> event = Map.of("trigger", Map.of("list", Collections.nCopies(1_000_000, 1)));

        assertThat(read("""
                {"trigger.list": {"type": "search", "condition": "all", "pattern": {"item": {"type": "exists"}}}}""").test(event, NOW))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.error())
                                .isEqualTo("search tests no more than 200000 items and criteria of one event"));
    }

    @Test
    void testsForOneValueAreTold() {
        Criteria criteria = read("""
                {"trigger['app']": {"type": "eq", "pattern": "Sales"}, "trigger.b": {"type": "exists"},
                 "trigger.n": {"type": "EQUALS", "pattern": 5.0}, "trigger.list": {"type": "eq", "pattern": []},
                 "trigger.t": {"type": "eq", "pattern": true}, "trigger.c": {"type": "lt", "pattern": 1},
                 "trigger.late": {"type": "eq", "pattern": 1}}""");

        assertThat(criteria.equalityTests())
                .as("those behind one that may fail are left out: its failure must be told")
                .containsExactly(
                        new EqualityTest(KeyPath.parse("trigger.app"), "Sales"),
                        new EqualityTest(KeyPath.parse("trigger.n"), 5L),
                        new EqualityTest(KeyPath.parse("trigger.t"), 1L));
    }

    private static Criteria read(String criteria) {
        return Criteria.read(Cases.parsed(criteria), Patterns.TEMPLATES);
    }
}
