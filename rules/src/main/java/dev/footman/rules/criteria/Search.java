// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator search: asks its children about the items of a list. A child that cannot be tested counts as not holding.
 *
 * <p>Source: the contract, section 4.3.
 */
record Search(Condition condition, List<Criterion> children) implements Question {
    static final String ITEM = "item";

    /** How items and children must agree. */
    enum Condition {
        ANY("any", true, true),
        ALL("all", false, true),
        ANY2ANY("any2any", true, false),
        ALL2ANY("all2any", false, false);

        private final String spelling;
        private final boolean oneItemDoes;
        private final boolean allChildren;

        Condition(String spelling, boolean oneItemDoes, boolean allChildren) {
            this.spelling = spelling;
            this.oneItemDoes = oneItemDoes;
            this.allChildren = allChildren;
        }

        /**
         * The condition of this spelling.
         *
         * @throws IllegalArgumentException if there is none
         */
        static Condition of(@Nullable Object spelling) {
            for (Condition condition : values()) {
                if (condition.spelling.equals(spelling)) {
                    return condition;
                }
            }
            throw new IllegalArgumentException("the condition of search must be any, all, any2any or all2any, but is "
                    + (spelling instanceof String text ? "'%s'".formatted(text) : Kind.of(spelling)));
        }

        /** What a search over nothing says. */
        Answer ofNothing() {
            return Answer.of(!oneItemDoes);
        }
    }

    @Override
    public Answer about(@Nullable Object value) {
        throw new IllegalStateException("a search is made within a context");
    }

    @Override
    public Answer about(
            @Nullable Object value, Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        Iterable<?> items = items(value);
        if (items == null) {
            return noItems(value);
        }
        Map<String, @Nullable Object> seen = new HashMap<>(context);
        seen.remove(Criteria.TRIGGER);
        for (Object item : items) {
            seen.put(ITEM, item);
            Answer answer = holds(seen, now, budget);
            if (answer instanceof Answer.Unanswerable || answer.equals(Answer.of(condition.oneItemDoes))) {
                return answer;
            }
        }
        return condition.ofNothing();
    }

    /** An object is a list of itself, and text is one of its characters; null for what has no items. */
    static @Nullable Iterable<?> items(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case Map<?, ?> object -> List.of(object);
            case String text -> characters(text);
            case null -> null;
            case Object scalar -> null;
        };
    }

    private static Iterable<String> characters(String text) {
        return () -> text.codePoints().mapToObj(c -> Character.toString(c)).iterator();
    }

    static Answer noItems(@Nullable Object value) {
        return new Answer.Unanswerable(
                "search needs a list, an object or text to look through, but the value is " + Kind.of(value));
    }

    private Answer holds(Map<String, @Nullable Object> seen, Instant now, SearchBudget budget) {
        for (Criterion child : children) {
            if (!budget.take()) {
                return new Answer.Unanswerable(
                        "search tests no more than %d items and criteria of one event".formatted(SearchBudget.MOST));
            }
            boolean holds = child.test(seen, now, budget) == Verdict.Matched.MATCHED;
            if (holds != condition.allChildren) {
                return Answer.of(holds);
            }
        }
        return Answer.of(condition.allChildren);
    }

    /** A search whose pattern is no object: it says something of an empty list only. */
    record WithoutChildren(Condition condition, String reason) implements Question {
        @Override
        public Answer about(@Nullable Object value) {
            Iterable<?> items = items(value);
            if (items == null) {
                return noItems(value);
            }
            return items.iterator().hasNext() ? new Answer.Unanswerable(reason) : condition.ofNothing();
        }
    }
}
