// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with places for values, such as <code>{{ trigger.taskId }}</code>. A place is a path of names; what it says is put
 * in as text and is never looked at for places again.
 */
public final class Template {
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z_][A-Za-z0-9_-]*)*)\\s*}}");

    private sealed interface Part {}

    private record Fixed(String text) implements Part {}

    private record Place(List<String> path) implements Part {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a place is opened that is no path of names
     */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            addFixed(parts, text.substring(from, place.start()), text);
            parts.add(new Place(List.of(place.group(1).split("\\."))));
            from = place.end();
        }
        addFixed(parts, text.substring(from), text);
        return new Template(parts);
    }

    private static void addFixed(List<Part> parts, String fixed, String whole) {
        if (fixed.contains("{{") || fixed.contains("{%")) {
            throw new IllegalArgumentException(
                    "a template must hold paths such as {{ trigger.taskId }}, but is '%s'".formatted(whole));
        }
        if (!fixed.isEmpty()) {
            parts.add(new Fixed(fixed));
        }
    }

    /** The text with every place filled from {@code values}; a value that is not there is empty text. */
    public String render(Map<String, ? extends @Nullable Object> values) {
        StringBuilder rendered = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Fixed(String text) -> rendered.append(text);
                case Place(List<String> path) -> rendered.append(valueAt(path, values));
            }
        }
        return rendered.toString();
    }

    private static String valueAt(List<String> path, Map<String, ? extends @Nullable Object> values) {
        Object at = values;
        for (String name : path) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at == null ? "" : at.toString();
    }
}
