// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.topic.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text pattern that is rendered for each event. With its places written as JSON it may be JSON as a whole, and then is
 * that value: a number stays a number. Else it is text.
 *
 * <p>Source: the contract, section 4.5.
 */
final class RenderedPattern {
    private static final ObjectReader JSON =
            Json.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final PatternTemplates.PatternTemplate template;
    private final boolean hasPlaces;

    private RenderedPattern(PatternTemplates.PatternTemplate template, boolean hasPlaces) {
        this.template = template;
        this.hasPlaces = hasPlaces;
    }

    static boolean isTemplate(@Nullable Object pattern) {
        return pattern instanceof String text && (text.contains("{{") || text.contains("{%"));
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static RenderedPattern of(String text, PatternTemplates templates) {
        return new RenderedPattern(templates.compile(withoutLastNewline(text)), text.contains("{{"));
    }

    /** Every text pattern loses one newline at its end, whether it is a template or not. */
    static String withoutLastNewline(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
    }

    /**
     * The pattern for an event.
     *
     * @throws IllegalArgumentException if it cannot be rendered, such as for a name that is not defined
     */
    @Nullable
    Object render(Map<String, @Nullable Object> context) {
        if (hasPlaces) {
            String json = template.asJson(context);
            try {
                return JSON.readValue(json);
            } catch (JsonProcessingException e) {
                // not JSON as a whole, so it is meant as text
            }
        }
        return template.asText(context);
    }
}
