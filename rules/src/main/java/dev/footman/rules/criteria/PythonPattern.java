// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Python's dialect whose groups are asked for: to find, and to replace. It runs on Java's engine
 * within a bound of steps, which it reports.
 *
 * <p>Source: the documentation of Python's {@code re}.
 */
public final class PythonPattern {
    private static final int LOOKS_PER_STEP = 16;

    private final Pattern pattern;
    private final Map<String, Integer> names;
    private final LongConsumer steps;

    private PythonPattern(Pattern pattern, Map<String, Integer> names, LongConsumer steps) {
        this.pattern = pattern;
        this.names = names;
        this.steps = steps;
    }

    /**
     * Reads {@code regex}.
     *
     * @param steps is told how much work was done; it may throw
     * @throws IllegalArgumentException if it is no regular expression that can be used
     */
    public static PythonPattern compile(String regex, boolean ignoreCase, LongConsumer steps) {
        PythonRegex.Read read = PythonRegex.read(regex, ignoreCase ? RegexFlags.IGNORE_CASE : RegexFlags.NONE);
        int flags = Pattern.UNICODE_CASE | (read.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
        steps.accept(read.size());
        try {
            return new PythonPattern(Pattern.compile(read.text(), flags), read.names(), steps);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the regular expression '%s' cannot be used: %s".formatted(regex, e.getDescription()), e);
        }
    }

    /** Whether it matches somewhere, or at the start. */
    public boolean matches(String text, boolean atStart) {
        return counted(text, matcher -> atStart ? matcher.lookingAt() : matcher.find());
    }

    /** As {@code findall}: for each match its groups, or the whole where it has no groups. */
    public List<List<String>> findAll(String text) {
        return counted(text, matcher -> {
            List<List<String>> all = new ArrayList<>();
            while (matcher.find()) {
                List<String> groups = new ArrayList<>();
                for (int i = Math.min(1, matcher.groupCount()); i <= matcher.groupCount(); i++) {
                    groups.add(group(matcher, i));
                }
                all.add(groups);
            }
            return all;
        });
    }

    /** As {@code sub}: with Python's references to groups in the replacement. */
    public String replaceAll(String text, String replacement, int longest) {
        PythonReplacement parts =
                PythonReplacement.read(replacement, pattern.matcher("").groupCount(), names);
        return counted(text, matcher -> {
            StringBuilder out = new StringBuilder();
            int from = 0;
            while (matcher.find()) {
                out.append(text, from, matcher.start());
                parts.write(group -> group(matcher, group), out);
                from = matcher.end();
                if (out.length() > longest) {
                    throw new IllegalArgumentException("a text would have more than %d characters".formatted(longest));
                }
            }
            return out.append(text, from, text.length()).toString();
        });
    }

    private static String group(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }

    private <T> T counted(String text, java.util.function.Function<Matcher, T> work) {
        CountedText counted = new CountedText(text);
        try {
            return bounded(() -> work.apply(pattern.matcher(counted)));
        } finally {
            steps.accept(counted.used() / LOOKS_PER_STEP);
        }
    }

    private static <T> T bounded(Supplier<T> work) {
        try {
            return work.get();
        } catch (CountedText.TooManyStepsException e) {
            throw new IllegalArgumentException(
                    "the regular expression takes more than %d steps on this value; write one that repeats less"
                            .formatted(CountedText.MOST_STEPS));
        } catch (StackOverflowError e) { // Java's engine calls itself once for each repetition of a group
            throw new IllegalArgumentException(
                    "the regular expression repeats a group too often on this value; write one that repeats less");
        }
    }
}
