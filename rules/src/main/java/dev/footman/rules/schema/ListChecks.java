// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What schemas ask of lists. */
final class ListChecks {
    private ListChecks() {}

    static Check atLeast(int least) {
        return Check.of(List.class, list -> list.size() >= least, "is too short");
    }

    static Check atMost(int most) {
        return Check.of(List.class, list -> list.size() <= most, "is too long");
    }

    /** One schema for all items, or one for each of the first. */
    static Check items(Part part) {
        if (part.value() instanceof List) {
            List<Schema> schemas =
                    part.items("a list of schemas").stream().map(Part::schema).toList();
            return value -> value instanceof List<?> list
                    ? ObjectChecks.first(IntStream.range(0, Math.min(schemas.size(), list.size()))
                            .mapToObj(at -> schemas.get(at).firstFault(list.get(at))))
                    : Optional.empty();
        }
        Schema schema = part.schema();
        return value -> value instanceof List<?> list
                ? ObjectChecks.first(list.stream().map(schema::firstFault))
                : Optional.empty();
    }

    /** Of the items that a list of schemas says nothing about; null where it asks nothing. */
    static @Nullable Check additional(Part part, @Nullable Part items) {
        boolean isFlag = part.value() instanceof Boolean;
        Schema schema = isFlag ? null : part.schema();
        if (items == null || !(items.value() instanceof List<?> schemas) || (isFlag && part.flag())) {
            return null;
        }
        int known = schemas.size();
        return value -> {
            if (!(value instanceof List<?> list) || list.size() <= known) {
                return Optional.empty();
            }
            List<?> extras = list.subList(known, list.size());
            return schema == null
                    ? Optional.of("Additional items are not allowed (%s %s unexpected)"
                            .formatted(
                                    extras.stream().map(PythonText::brief).collect(Collectors.joining(", ")),
                                    extras.size() == 1 ? "was" : "were"))
                    : ObjectChecks.first(extras.stream().map(schema::firstFault));
        };
    }
}
