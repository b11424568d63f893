// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.secret.Seal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nobody should read among the parameters of an execution, to be found again wherever a template has put it. What is
 * sealed already is not looked for: templates see it sealed.
 */
record SecretTexts(Set<String> texts) {
    static final SecretTexts NONE = new SecretTexts(Set.of());

    /** What is shorter is in every other text by chance. */
    private static final int SHORTEST = 4;

    SecretTexts {
        texts = Set.copyOf(texts);
    }

    /**
     * Those of parameters.
     *
     * @param secret the names of those that are secret as a whole
     */
    static SecretTexts of(Map<String, @Nullable Object> parameters, Set<String> secret) {
        Set<String> found = new LinkedHashSet<>();
        parameters.forEach((name, value) -> {
            if (secret.contains(name)) {
                collect(found, value);
            } else if (value instanceof Map<?, ?> fields && name.equals("headers")) {
                fields.forEach((header, field) -> {
                    if (Headers.isSecret(String.valueOf(header))) {
                        collect(found, field);
                    }
                });
            } else if (value instanceof String text && ProxyParameter.isOne(name)) {
                collect(found, ProxyParameter.credentials(text));
            }
        });
        return found.isEmpty() ? NONE : new SecretTexts(found);
    }

    /** With what stands behind a colon: the password of a user. */
    private static void collect(Set<String> found, @Nullable Object value) {
        switch (value) {
            case String text when Seal.isSealed(text) -> {}
            case String text -> {
                add(found, text);
                add(found, text.substring(text.indexOf(':') + 1));
            }
            case Map<?, ?> fields -> fields.values().forEach(field -> collect(found, field));
            case Collection<?> items -> items.forEach(item -> collect(found, item));
            case Number number -> add(found, number.toString());
            case null, default -> {}
        }
    }

    private static void add(Set<String> found, String text) {
        if (text.length() >= SHORTEST) {
            found.add(text);
        }
    }

    /** Whether a text holds one of them; or looks sealed, and would be opened though nobody has sealed it. */
    boolean isToSeal(String text) {
        return isIn(text) || Seal.isSealed(text);
    }

    /** Whether a value holds one of them, anywhere. */
    boolean isIn(@Nullable Object value) {
        if (texts.isEmpty()) {
            return false;
        }
        return switch (value) {
            case String text -> texts.stream().anyMatch(text::contains);
            case Map<?, ?> fields -> isIn(fields.keySet()) || isIn(fields.values());
            case Collection<?> items -> items.stream().anyMatch(this::isIn);
            case null, default -> false;
        };
    }
}
