// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import dev.footman.rules.criteria.TextSearch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a schema that is being read, with a reader for each kind of value.
 *
 * @param path  where it stands, for messages; empty for the whole schema
 * @param depth how deep, counted from 0
 */
record Part(String path, int depth, @Nullable Object value) {
    private static final int DEEPEST = 64;

    Part field(String key, @Nullable Object inner) {
        return new Part(path.isEmpty() ? key : path + "." + key, depth + 1, inner);
    }

    /**
     * What is to be thrown for it.
     *
     * @param expected what it must be, such as {@code a number, such as 5}
     */
    IllegalArgumentException mustBe(String expected) {
        String name = path.isEmpty() ? "the schema" : "the schema's " + path;
        return new IllegalArgumentException(
                "%s must be %s, but is %s".formatted(name, expected, PythonText.brief(value)));
    }

    Schema schema() {
        return Schema.read(this);
    }

    Map<String, Part> fields() {
        if (!(value instanceof Map<?, ?> object)) {
            throw mustBe("an object, such as {\"type\": \"string\"}");
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the schema is nested deeper than %d levels".formatted(DEEPEST));
        }
        Map<String, Part> fields = new LinkedHashMap<>();
        object.forEach((key, inner) -> fields.put(String.valueOf(key), field(String.valueOf(key), inner)));
        return fields;
    }

    /** Schemas by their names. */
    Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        fields().forEach((name, part) -> schemas.put(name, part.schema()));
        return schemas;
    }

    List<Part> items(String expected) {
        if (!(value instanceof List<?> list)) {
            throw mustBe(expected);
        }
        List<Part> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new Part("%s[%d]".formatted(path, items.size()), depth + 1, item));
        }
        return items;
    }

    List<Schema> schemaList() {
        List<Part> items = items("a list of schemas, such as [{\"type\": \"string\"}]");
        if (items.isEmpty()) {
            throw mustBe("a list of schemas that is not empty");
        }
        return items.stream().map(Part::schema).toList();
    }

    List<String> texts() {
        String expected = "a list of texts, such as [\"name\"]";
        return items(expected).stream().map(item -> item.text(expected)).toList();
    }

    String text(String expected) {
        if (value instanceof String text) {
            return text;
        }
        throw mustBe(expected);
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw mustBe("true or false");
    }

    int count() {
        if (ValueType.INTEGER.has(value) && value instanceof Number number && number.longValue() >= 0) {
            return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
        }
        throw mustBe("a whole number of 0 or more, such as 1");
    }

    BigDecimal number() {
        if (value instanceof Number number) {
            return NumberChecks.exact(number).orElseThrow(() -> mustBe("a finite number, such as 1"));
        }
        throw mustBe("a number, such as 1");
    }

    TextSearch pattern() {
        try {
            return TextSearch.of(text("a regular expression, such as \"^[a-z]+$\""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the schema's %s: %s".formatted(path, e.getMessage()), e);
        }
    }
}
