// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Given;
import dev.footman.rules.python.PythonException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** StackStorm's filters for semantic versions. */
final class VersionFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.ofText("version_compare", (text, given, b) -> (long) compared(text, given), "pattern"),
            Filter.ofText("version_more_than", (text, given, b) -> compared(text, given) > 0, "pattern"),
            Filter.ofText("version_less_than", (text, given, b) -> compared(text, given) < 0, "pattern"),
            Filter.ofText("version_equal", (text, given, b) -> compared(text, given) == 0, "pattern"),
            Filter.ofText("version_match", (text, given, b) -> matches(text, given.text(0)), "pattern"),
            Filter.ofText(
                    "version_bump_major", (text, given, b) -> Version.of(text).next(0)),
            Filter.ofText(
                    "version_bump_minor", (text, given, b) -> Version.of(text).next(1)),
            Filter.ofText(
                    "version_bump_patch", (text, given, b) -> Version.of(text).next(2)),
            Filter.ofText(
                    "version_strip_patch", (text, given, b) -> Version.of(text).withoutPatch()));

    private static final Pattern CONDITION = Pattern.compile("(>=|<=|>|<|==|!=)?(.*)", Pattern.DOTALL);

    private VersionFilters() {}

    private static int compared(String text, Given given) {
        return Version.of(text).compareTo(Version.of(given.text(0)));
    }

    private static boolean matches(String text, String condition) {
        Matcher found = CONDITION.matcher(condition);
        boolean begins = !condition.isEmpty() && Character.isDigit(condition.charAt(0));
        if (!found.matches() || (found.group(1) == null && !begins)) {
            throw new PythonException(
                    ("match_expr parameter should be in format <op><ver>, where <op> is one of ['<', '>', '==', '<=', '>=', '!=']."
                                    + " You provided: '%s'")
                            .formatted(condition));
        }
        int order = Version.of(text).compareTo(Version.of(found.group(2)));
        String operator = found.group(1) == null ? "==" : found.group(1);
        return switch (operator) {
            case ">=", "<=" -> order == 0 || order < 0 == operator.equals("<=");
            case ">" -> order > 0;
            case "<" -> order < 0;
            default -> (order == 0) == Set.of("==").contains(operator);
        };
    }
}
