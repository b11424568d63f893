// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import dev.footman.rules.path.KeyPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles criteria, and notes the first thing that is wrong with each. */
final class CriteriaReader {
    private static final int MOST = 500; // children of searches included
    private static final int DEEPEST_SEARCH = 5;
    private static final int DEEPEST_PATTERN = 100;
    private static final int LONGEST_PATTERN = 100_000; // characters

    private final PatternTemplates templates;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private int count;
    private int depth;

    CriteriaReader(PatternTemplates templates) {
        this.templates = templates;
    }

    /** Key to reason; empty where all is well. */
    Map<String, String> problems() {
        return problems;
    }

    List<Criterion> read(Map<?, ?> criteria) {
        List<Criterion> read = new ArrayList<>();
        criteria.forEach((key, criterion) -> read.add(criterion(String.valueOf(key), criterion)));
        return List.copyOf(read);
    }

    private Criterion criterion(String key, @Nullable Object written) {
        Map<?, ?> fields = written instanceof Map<?, ?> object ? object : Map.of();
        KeyPath path = null;
        String pathFault = "";
        try {
            path = KeyPath.parse(key);
        } catch (IllegalArgumentException e) {
            pathFault = noted(key, e);
        }
        Object type = fields.get("type");
        Object pattern = fields.get("pattern");
        Operator operator = operator(key, type);
        Object constant = pattern instanceof String text ? RenderedPattern.withoutLastNewline(text) : pattern;
        Criterion.Template template =
                operator == null || operator == Operator.SEARCH || !RenderedPattern.isTemplate(pattern)
                        ? null
                        : template(key, String.valueOf(pattern), operator);
        return new Criterion(
                new Verdict.Mismatched(key),
                type == null ? null : String.valueOf(type),
                operator,
                path,
                pathFault,
                pattern,
                constant,
                template,
                template != null ? Question.NEVER : question(key, type, operator, constant, fields));
    }

    private @Nullable Operator operator(String key, @Nullable Object type) {
        Operator operator = type instanceof String name ? Operator.named(name) : null;
        if (type == null) {
            problems.putIfAbsent(key, "Operator not specified for field: " + key);
        } else if (operator == null) {
            problems.putIfAbsent(
                    key,
                    "For field: %s, operator %s not in list of allowed operators: %s"
                            .formatted(key, type, Operator.allNames()));
        }
        return operator;
    }

    private void countOne() {
        if (++count > MOST) {
            throw new IllegalArgumentException("there are more than %d criteria".formatted(MOST));
        }
    }

    private Criterion.Template template(String key, String text, Operator operator) {
        RenderedPattern rendering = null;
        String fault = "";
        try {
            countOne();
            rendering = RenderedPattern.of(checked(text), templates);
        } catch (IllegalArgumentException e) {
            fault = noted(key, e);
        }
        return new Criterion.Template(rendering, fault, new RecentQuestions(operator));
    }

    private Question question(
            String key,
            @Nullable Object type,
            @Nullable Operator operator,
            @Nullable Object pattern,
            Map<?, ?> fields) {
        if (operator == null) {
            return value -> new Answer.Unanswerable("Invalid operator: " + type);
        }
        if (pattern == null && !operator.worksWithoutPattern()) {
            problems.putIfAbsent(key, "For field: %s, no pattern specified for operator %s".formatted(key, type));
        }
        try {
            countOne();
            if (operator == Operator.SEARCH && pattern != null) {
                return search(key, pattern, fields.get("condition"));
            }
            return operator.question(checked(pattern));
        } catch (IllegalArgumentException e) {
            String reason = noted(key, e);
            return value -> new Answer.Unanswerable(reason);
        }
    }

    private Question search(String key, Object pattern, @Nullable Object spelling) {
        Search.Condition condition = Search.Condition.of(spelling);
        if (!(pattern instanceof Map<?, ?> criteria)) {
            return new Search.WithoutChildren(condition, noted(key, noObject(pattern)));
        }
        if (++depth > DEEPEST_SEARCH) {
            throw new IllegalArgumentException(
                    "there are more than %d searches in each other".formatted(DEEPEST_SEARCH));
        }
        CriteriaReader inner = new CriteriaReader(templates);
        inner.depth = depth;
        inner.count = count;
        List<Criterion> children = inner.read(criteria);
        count = inner.count;
        depth--;
        inner.problems.forEach((child, reason) -> problems.putIfAbsent(key, "in %s: %s".formatted(child, reason)));
        return new Search(condition, children);
    }

    private static IllegalArgumentException noObject(Object pattern) {
        try {
            Operator.SEARCH.question(pattern);
            throw new IllegalStateException("search is made of its children");
        } catch (IllegalArgumentException e) {
            return e;
        }
    }

    private static <T extends @Nullable Object> T checked(T pattern) {
        if (pattern instanceof String text && text.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("the pattern must have at most %d characters, but has %d"
                    .formatted(LONGEST_PATTERN, text.length()));
        }
        if (isDeeper(pattern, DEEPEST_PATTERN)) {
            throw new IllegalArgumentException(
                    "the pattern is nested deeper than %d levels".formatted(DEEPEST_PATTERN));
        }
        return pattern;
    }

    private static boolean isDeeper(@Nullable Object value, int levels) {
        return switch (value) {
            case List<?> list -> levels == 0 || list.stream().anyMatch(item -> isDeeper(item, levels - 1));
            case Map<?, ?> object ->
                levels == 0 || object.values().stream().anyMatch(field -> isDeeper(field, levels - 1));
            case null -> false;
            case Object scalar -> false;
        };
    }

    private String noted(String key, IllegalArgumentException fault) {
        String reason = String.valueOf(fault.getMessage());
        problems.putIfAbsent(key, reason);
        return reason;
    }
}
