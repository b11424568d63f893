// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.rules.criteria.PatternTemplates;
import dev.footman.rules.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the templates that stand in criteria's patterns. */
public final class Patterns {
    /** The templates of criteria (contract, section 4.5); a filter that does not exist is refused when a rule is read. */
    public static final PatternTemplates TEMPLATES = Patterns::compile;

    private Patterns() {}

    private static PatternTemplates.PatternTemplate compile(String text) {
        Template plain = Template.parse(text);
        if (!plain.unknown().isEmpty()) {
            throw new IllegalArgumentException(plain.unknown().getFirst());
        }
        return new OfText(plain, Template.parseForJson(text));
    }

    private record OfText(Template plain, Template json) implements PatternTemplates.PatternTemplate {
        @Override
        public String asText(Map<String, ? extends @Nullable Object> context) {
            return plain.render(context);
        }

        @Override
        public String asJson(Map<String, ? extends @Nullable Object> context) {
            return json.render(context);
        }
    }
}
