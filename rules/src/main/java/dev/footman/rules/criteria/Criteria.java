// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule's criteria, compiled: all must hold, in their order, and the first that does not decides. Without any, every event
 * matches. Never changes (the patterns it was given must not be changed either); safe for all threads.
 *
 * <p>Source: the contract, section 4.
 */
public final class Criteria {
    /** Where the event's payload stands in the context of an evaluation. */
    public static final String TRIGGER = "trigger";

    private final Criterion[] criteria;
    private final boolean searches;
    private final Map<String, String> problems;

    private Criteria(List<Criterion> criteria, Map<String, String> problems) {
        this.criteria = criteria.toArray(Criterion[]::new);
        this.searches = criteria.stream().anyMatch(Criterion::searches);
        this.problems = Collections.unmodifiableMap(problems);
    }

    /**
     * Compiles the criteria of a rule.
     *
     * @throws IllegalArgumentException if something in them can never work; the message says for which keys, and why
     */
    public static Criteria compile(Map<String, @Nullable Object> criteria, PatternTemplates templates) {
        Criteria compiled = read(criteria, templates);
        if (!compiled.problems.isEmpty()) {
            throw new IllegalArgumentException(compiled.problems.entrySet().stream()
                    .map(problem -> "criterion '%s': %s".formatted(problem.getKey(), problem.getValue()))
                    .collect(Collectors.joining("; ")));
        }
        return compiled;
    }

    /**
     * Compiles the criteria and refuses nothing: what is wrong is told by {@link #problems}, and by every test that comes
     * to it, as StackStorm does.
     */
    public static Criteria read(Map<String, @Nullable Object> criteria, PatternTemplates templates) {
        CriteriaReader reader = new CriteriaReader(templates);
        return new Criteria(reader.read(criteria), reader.problems());
    }

    /** What is wrong, as key to reason, in the order of the criteria; empty where all is well. */
    public Map<String, String> problems() {
        return problems;
    }

    public boolean isEmpty() {
        return criteria.length == 0;
    }

    /**
     * Tests an event. A mismatch makes no objects, unless a pattern is rendered or a list is searched.
     *
     * @param context what key paths and templates see: {@link #TRIGGER} is the event's payload
     * @param now     what the age of dates is counted to
     */
    public Verdict test(Map<String, @Nullable Object> context, Instant now) {
        if (criteria.length == 0) {
            return Verdict.Matched.MATCHED;
        }
        if (hasNoPayload(context)) {
            return criteria[0].mismatched();
        }
        SearchBudget budget = budget();
        for (Criterion criterion : criteria) {
            Verdict verdict = criterion.test(context, now, budget);
            if (verdict != Verdict.Matched.MATCHED) {
                return verdict;
            }
        }
        return Verdict.Matched.MATCHED;
    }

    /** How each criterion does on an event, those behind the first that does not hold included. */
    public List<Explanation> explain(Map<String, @Nullable Object> context, Instant now) {
        List<Explanation> explanations = new ArrayList<>();
        for (Criterion criterion : criteria) {
            explanations.add(criterion.explain(context, now, budget()));
        }
        return List.copyOf(explanations);
    }

    /**
     * The tests for one value that decide alone: if one of them does not hold, the verdict is a mismatch, and no criterion
     * before it could have failed instead. For an index of rules by value.
     */
    public List<EqualityTest> equalityTests() {
        List<EqualityTest> tests = new ArrayList<>();
        for (Criterion criterion : criteria) {
            EqualityTest test = criterion.equalityTest();
            if (test != null) {
                tests.add(test);
            }
            if (!criterion.isSafe()) {
                break;
            }
        }
        return List.copyOf(tests);
    }

    private SearchBudget budget() {
        return searches ? new SearchBudget() : SearchBudget.NONE;
    }

    /** Criteria never match an event that says nothing (contract, section 4.1). */
    private static boolean hasNoPayload(Map<String, @Nullable Object> context) {
        return switch (context.get(TRIGGER)) {
            case Map<?, ?> object -> object.isEmpty();
            case List<?> list -> list.isEmpty();
            case null -> true;
            case Object scalar -> false;
        };
    }
}
