// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import dev.footman.rules.path.KeyPath;
import dev.footman.rules.path.LookupFailedException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One criterion, compiled. What is wrong with it is kept and told by every test, as StackStorm does; {@link Criteria}
 * tells it beforehand.
 *
 * @param operator null if it is missing: such a criterion holds never, and tells no error
 * @param path     null if the key is no key path; {@code pathFault} then says why
 * @param pattern  as written
 * @param constant the pattern without the newline at its end; not used where there is a {@code template}
 * @param template of a pattern that is rendered for each event
 * @param question of the constant pattern
 */
record Criterion(
        Verdict.Mismatched mismatched,
        @Nullable String type,
        @Nullable Operator operator,
        @Nullable KeyPath path,
        String pathFault,
        @Nullable Object pattern,
        @Nullable Object constant,
        @Nullable Template template,
        Question question) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Criterion(
            Verdict.Mismatched mismatched,
            @Nullable String type,
            @Nullable Operator operator,
            @Nullable KeyPath path,
            String pathFault,
            @Nullable Object pattern,
            @Nullable Object constant,
            @Nullable Template template,
            Question question) {
        this.mismatched = mismatched;
        this.type = type;
        this.operator = operator;
        this.path = path;
        this.pathFault = pathFault;
        this.pattern = pattern;
        this.constant = constant;
        this.template = template;
        this.question = question;
    }

    /** A pattern that is rendered, and the questions made of it; {@code rendering} is null if it cannot be read. */
    record Template(@Nullable RenderedPattern rendering, String fault, RecentQuestions questions) {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        Template(@Nullable RenderedPattern rendering, String fault, RecentQuestions questions) {
            this.rendering = rendering;
            this.fault = fault;
            this.questions = questions;
        }

        @Nullable
        Object render(Map<String, @Nullable Object> context) {
            if (rendering == null) {
                throw new IllegalArgumentException(fault);
            }
            return rendering.render(context);
        }
    }

    String key() {
        return mismatched.key();
    }

    /** Tests it: renders the pattern, looks the key up, asks the operator. */
    Verdict test(Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        if (operator == null && type == null) {
            return mismatched;
        }
        if (template != null) {
            return testRendered(template, context, now, budget);
        }
        if (path == null) {
            return failed(Verdict.Step.LOOKUP, pathFault);
        }
        try {
            return verdict(question.about(path.first(context), context, now, budget));
        } catch (LookupFailedException e) {
            return failed(Verdict.Step.LOOKUP, e.reason());
        }
    }

    private Verdict testRendered(
            Template rendered, Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        Verdict.Step step = Verdict.Step.RENDER;
        try {
            Object used = rendered.render(context);
            step = Verdict.Step.LOOKUP;
            if (path == null) {
                return failed(step, pathFault);
            }
            Object value = path.first(context);
            step = Verdict.Step.OPERATOR;
            return verdict(rendered.questions.question(used).about(value, context, now, budget));
        } catch (LookupFailedException e) {
            return failed(step, e.reason());
        } catch (IllegalArgumentException e) {
            return failed(step, String.valueOf(e.getMessage()));
        }
    }

    private Verdict verdict(Answer answer) {
        return switch (answer) {
            case Answer.Plain.YES -> Verdict.Matched.MATCHED;
            case Answer.Plain.NO -> mismatched;
            case Answer.Unanswerable(String reason) -> failed(Verdict.Step.OPERATOR, reason);
        };
    }

    private Verdict.Failed failed(Verdict.Step step, String error) {
        return new Verdict.Failed(key(), pattern, step, error);
    }

    Explanation explain(Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        Verdict verdict = test(context, now, budget);
        return new Explanation(
                key(),
                type,
                pattern,
                rendered(context),
                value(context),
                verdict == Verdict.Matched.MATCHED,
                verdict instanceof Verdict.Failed failed ? failed.error() : null);
    }

    private @Nullable Object rendered(Map<String, @Nullable Object> context) {
        try {
            Object used = template == null ? constant : template.render(context);
            return Objects.equals(used, pattern) ? null : used;
        } catch (IllegalArgumentException e) {
            return null; // the test told it
        }
    }

    private @Nullable Object value(Map<String, @Nullable Object> context) {
        try {
            return path == null ? null : path.first(context);
        } catch (LookupFailedException e) {
            return null; // the test told it
        }
    }

    /** Whether it holds or not for every event, without errors. */
    boolean isSafe() {
        boolean plain = path != null && path.isPlain() && template == null;
        return plain
                && (operator == Operator.EQUALS
                        || operator == Operator.NEQUALS
                        || operator == Operator.EXISTS
                        || operator == Operator.NEXISTS);
    }

    /** The test for one value that it is, or null. */
    @Nullable
    EqualityTest equalityTest() {
        Object value = operator == Operator.EQUALS ? Equality.normalized(constant) : null;
        return value == null || path == null || !isSafe() ? null : new EqualityTest(path, value);
    }

    boolean searches() {
        return operator == Operator.SEARCH;
    }
}
