// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schemas made of schemas. */
final class Combinations {
    private Combinations() {}

    static Check all(List<Schema> schemas) {
        return value -> ObjectChecks.first(schemas.stream().map(schema -> schema.firstFault(value)));
    }

    static Check any(List<Schema> schemas) {
        return value -> schemas.stream().anyMatch(schema -> schema.allows(value))
                ? Optional.empty()
                : Optional.of(PythonText.brief(value) + " is not valid under any of the given schemas");
    }

    /** Where several hold, the first of them is named last, as Python does it. */
    static Check one(List<Schema> schemas) {
        return value -> {
            List<Schema> valid = new ArrayList<>(
                    schemas.stream().filter(schema -> schema.allows(value)).toList());
            return switch (valid.size()) {
                case 0 -> Optional.of(PythonText.brief(value) + " is not valid under any of the given schemas");
                case 1 -> Optional.empty();
                default -> {
                    valid.addLast(valid.removeFirst());
                    String each = valid.stream().map(Schema::text).collect(Collectors.joining(", "));
                    yield Optional.of("%s is valid under each of %s".formatted(PythonText.brief(value), each));
                }
            };
        };
    }

    static Check not(Schema schema) {
        return value -> schema.allows(value)
                ? Optional.of("%s is not allowed for %s".formatted(schema.text(), PythonText.brief(value)))
                : Optional.empty();
    }
}
