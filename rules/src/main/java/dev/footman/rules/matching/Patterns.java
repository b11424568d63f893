// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.rules.criteria.PatternTemplates;
import dev.footman.rules.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the templates that stand in criteria's patterns. */
public final class Patterns {
    /** The templates of criteria: places with a path each. */
    public static final PatternTemplates TEMPLATES = text -> new OfText(Template.parse(text));

    private Patterns() {}

    private record OfText(Template template) implements PatternTemplates.PatternTemplate {
        @Override
        public String asText(Map<String, ? extends @Nullable Object> context) {
            return template.render(context);
        }

        @Override
        public String asJson(Map<String, ? extends @Nullable Object> context) {
            return template.render(context);
        }
    }
}
