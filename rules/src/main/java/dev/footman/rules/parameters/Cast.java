// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.JsonReader;
import dev.footman.rules.python.NumberText;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonLiteral;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.Types;
import dev.footman.rules.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * Casts a rendered value to its parameter's type, with Python's messages.
 *
 * <p>Source: the contract, section 5.1, and the cases.
 */
final class Cast {
    private Cast() {}

    /**
     * The value in its type; null stays null, and a value without a type stays as it is.
     *
     * @throws PythonException if it is not of the type
     */
    static @Nullable Object to(@Nullable String type, @Nullable Object value) {
        if (value == null || type == null) {
            return Template.NONE.equals(value) ? null : value;
        }
        Object plain = Template.NONE.equals(value) ? null : value;
        return switch (type) {
            case "string" -> text(plain);
            case "integer" -> NumberText.toInt(plain);
            case "number" -> NumberText.toFloat(plain);
            case "boolean" ->
                plain instanceof String text ? PythonLiteral.read(TextShape.capitalize(text), new Budget()) : plain;
            case "array", "object" -> plain instanceof String text ? structure(text) : plain;
            default -> plain;
        };
    }

    private static @Nullable Object text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return value;
        }
        throw new PythonException("Value \"%s\" must either be a string or None. Got \"%s\"."
                .formatted(Printed.str(value, new Budget()), Types.nameOf(value)));
    }

    /** JSON, or else a value in Python's form. */
    private static @Nullable Object structure(String text) {
        try {
            return JsonReader.read(text, new Budget());
        } catch (PythonException e) {
            return PythonLiteral.read(text, new Budget());
        }
    }
}
