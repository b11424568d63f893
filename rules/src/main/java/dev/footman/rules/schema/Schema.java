// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSON schema: draft 4, and of draft 3 {@code required: true} inside a property, as StackStorm has it. Faults are
 * told in the order of the schema and in the words of jsonschema 2.6, which StackStorm pins. Safe for all threads.
 */
public final class Schema {
    private final List<Check> checks;
    private final boolean mustBeThere;
    private final @Nullable Object source;

    private Schema(List<Check> checks, boolean mustBeThere, @Nullable Object source) {
        this.checks = List.copyOf(checks);
        this.mustBeThere = mustBeThere;
        this.source = source;
    }

    /**
     * Compiles a schema.
     *
     * @throws IllegalArgumentException if it is none, or holds a keyword of JSON schema that is not served; the message says
     *     where and what. Keywords that only describe are passed over.
     */
    public static Schema compile(Map<String, ?> schema) {
        return read(new Part("", 0, schema));
    }

    static Schema read(Part part) {
        Map<String, Part> keywords = part.fields();
        List<Check> checks = new ArrayList<>();
        keywords.forEach(
                (name, keyword) -> Keywords.check(name, keyword, keywords).ifPresent(checks::add));
        Part required = keywords.get("required");
        boolean mustBeThere = required != null && required.value() instanceof Boolean flag && flag;
        return new Schema(checks, mustBeThere, part.value());
    }

    /** What is wrong with {@code value} first; empty where it is as the schema wants it. */
    public Optional<String> firstFault(@Nullable Object value) {
        for (Check check : checks) {
            Optional<String> fault = check.fault(value);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    boolean allows(@Nullable Object value) {
        return firstFault(value).isEmpty();
    }

    /** Whether it says {@code required: true} of the property that it describes. */
    boolean mustBeThere() {
        return mustBeThere;
    }

    /** As it was written, in Python's text. */
    String text() {
        return PythonText.brief(source);
    }
}
