// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes templates of the text patterns that hold places such as <code>{{ trigger.body.n }}</code>. It stands between the
 * criteria and the language of templates, which is built on them.
 */
@FunctionalInterface
public interface PatternTemplates {
    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says why
     */
    PatternTemplate compile(String text);

    /** A template that was read; safe for all threads. What it cannot render is an IllegalArgumentException with a reason. */
    interface PatternTemplate {
        /** The text with every place as text. */
        String asText(Map<String, ? extends @Nullable Object> context);

        /**
         * The text with every place written as JSON: the filter that StackStorm puts on the last operand of each place
         * (contract, section 4.5).
         */
        String asJson(Map<String, ? extends @Nullable Object> context);
    }
}
