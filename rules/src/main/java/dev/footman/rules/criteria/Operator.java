// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operators of criteria and all their names, which are read in any case.
 *
 * <p>Source: the contract, section 4.2.
 */
public enum Operator {
    EQUALS("equals", "eq"),
    NEQUALS("nequals", "neq"),
    IEQUALS("iequals", "ieq"),
    CONTAINS("contains"),
    NCONTAINS("ncontains"),
    ICONTAINS("icontains"),
    INCONTAINS("incontains"),
    STARTSWITH("startswith"),
    ISTARTSWITH("istartswith"),
    ENDSWITH("endswith"),
    IENDSWITH("iendswith"),
    LESSTHAN("lessthan", "lt"),
    GREATERTHAN("greaterthan", "gt"),
    MATCHWILDCARD("matchwildcard"),
    MATCHREGEX("matchregex"),
    REGEX("regex"),
    IREGEX("iregex"),
    TIMEDIFF_LT("timediff_lt", "td_lt"),
    TIMEDIFF_GT("timediff_gt", "td_gt"),
    EXISTS("exists"),
    NEXISTS("nexists"),
    INSIDE("inside", "in"),
    NINSIDE("ninside", "nin"),
    SEARCH("search");

    private static final Map<String, Operator> BY_NAME = Arrays.stream(values())
            .flatMap(operator ->
                    Stream.of(operator.spelling, operator.alias).distinct().map(name -> Map.entry(name, operator)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String spelling;
    private final String alias;

    Operator(String spelling) {
        this(spelling, spelling);
    }

    Operator(String spelling, String alias) {
        this.spelling = spelling;
        this.alias = alias;
    }

    /** The operator of this name, in any case; null if there is none. */
    public static @Nullable Operator named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    /** All names, in the order of the alphabet. */
    public static List<String> allNames() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    /** Whether a criterion says something without a pattern: with the others, a null pattern matches nothing. */
    boolean worksWithoutPattern() {
        return this == NEQUALS || this == EXISTS || this == NEXISTS;
    }

    /** Whether making the question from a pattern takes so long that questions are worth keeping. */
    boolean isCostly() {
        return this == REGEX || this == IREGEX || this == MATCHREGEX || this == MATCHWILDCARD;
    }

    /**
     * The question that this operator asks with {@code pattern}; {@link Search} is made from its children instead.
     *
     * @throws IllegalArgumentException if the operator can answer for no value with this pattern; the message says why
     */
    Question question(@Nullable Object pattern) {
        if (pattern == null && !worksWithoutPattern()) {
            return Question.NEVER;
        }
        return switch (this) {
            case EQUALS -> new EqualsQuestion(present(pattern));
            case NEQUALS -> value -> Answer.of(!Equality.same(pattern, value));
            case EXISTS -> value -> Answer.of(value != null);
            case NEXISTS -> value -> Answer.of(value == null);
            case IEQUALS -> TextQuestion.lowered(pattern, String::equals);
            case CONTAINS -> value -> Membership.isIn(pattern, value);
            case NCONTAINS -> negated(value -> Membership.isIn(pattern, value));
            case ICONTAINS -> TextQuestion.lowered(pattern, String::contains);
            case INCONTAINS -> TextQuestion.lowered(pattern, String::contains).negated();
            case STARTSWITH -> TextQuestion.exact(pattern, String::startsWith);
            case ISTARTSWITH -> TextQuestion.lowered(pattern, String::startsWith);
            case ENDSWITH -> TextQuestion.exact(pattern, String::endsWith);
            case IENDSWITH -> TextQuestion.lowered(pattern, String::endsWith);
            case LESSTHAN -> ordered(pattern, value -> Ordering.less(value, pattern));
            case GREATERTHAN -> ordered(pattern, value -> Ordering.less(pattern, value));
            case MATCHWILDCARD -> Wildcard.of(TextQuestion.text(pattern));
            case MATCHREGEX -> Regex.of(TextQuestion.text(pattern), RegexFlags.DOT_ALL, true);
            case REGEX -> Regex.of(TextQuestion.text(pattern), RegexFlags.NONE, false);
            case IREGEX -> Regex.of(TextQuestion.text(pattern), RegexFlags.IGNORE_CASE, false);
            case TIMEDIFF_LT -> AgeQuestion.of(true, present(pattern));
            case TIMEDIFF_GT -> AgeQuestion.of(false, present(pattern));
            case INSIDE -> container(pattern, value -> Membership.isIn(value, pattern));
            case NINSIDE -> container(pattern, negated(value -> Membership.isIn(value, pattern)));
            case SEARCH ->
                throw new IllegalArgumentException(
                        "the pattern must be an object of criteria such as {\"item.name\": {\"type\": \"equals\","
                                + " \"pattern\": \"Status\"}}, but is " + Kind.of(pattern));
        };
    }

    private static Object present(@Nullable Object pattern) {
        if (pattern == null) {
            throw new IllegalStateException("a null pattern was answered for above");
        }
        return pattern;
    }

    private static Question negated(Question question) {
        return question.negated();
    }

    private static Question ordered(@Nullable Object pattern, Question question) {
        return accepting(pattern, kind -> kind != Kind.OBJECT, "a number, text or a list", question);
    }

    private static Question container(@Nullable Object pattern, Question question) {
        return accepting(
                pattern, kind -> kind != Kind.NUMBER && kind != Kind.BOOLEAN, "a list, text or an object", question);
    }

    private static Question accepting(
            @Nullable Object pattern, Function<Kind, Boolean> accepted, String due, Question question) {
        if (!accepted.apply(Kind.of(pattern))) {
            throw new IllegalArgumentException("the pattern must be %s, but is %s".formatted(due, Kind.of(pattern)));
        }
        return question;
    }
}
