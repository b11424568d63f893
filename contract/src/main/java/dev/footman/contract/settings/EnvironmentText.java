// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:-default}} from the environment. As in a shell, the default also stands in for a
 * variable that is set to nothing. What was filled in is not looked at again, and all other uses of {@code $} stay as they
 * are, for instance {@code ${file:path:key}}, which Kafka's own configuration providers read.
 */
final class EnvironmentText {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final Map<String, String> environment;

    EnvironmentText(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What came of filling a text. */
    sealed interface Filled {
        /** {@code references}: whether anything was filled in. */
        record Text(String text, boolean references) implements Filled {}

        record Unset(String variable) implements Filled {}
    }

    Filled fill(String text) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        boolean any = false;
        while (reference.find()) {
            any = true;
            String value = value(reference);
            if (value.isEmpty() && !environment.containsKey(reference.group(1)) && reference.group(2) == null) {
                return new Filled.Unset(reference.group(1));
            }
            reference.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return new Filled.Text(reference.appendTail(filled).toString(), any);
    }

    private String value(Matcher reference) {
        String set = environment.getOrDefault(reference.group(1), "");
        String byDefault = reference.group(2);
        return set.isEmpty() && byDefault != null ? byDefault : set;
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
