// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML document as values such as JSON has, within the bounds of a settings file: no object is made of what it
 * says, and nothing in it is filled from the environment.
 */
public final class PlainYaml {
    private PlainYaml() {}

    /** What came of reading. */
    public sealed interface Result {
        record Read(@Nullable Object value) implements Result {
            // spelled out: javac writes no type annotations for a compact constructor's parameters
            public Read(@Nullable Object value) {
                this.value = value;
            }
        }

        /** What is wrong, and in which line. */
        record Unusable(String problem) implements Result {}
    }

    /** Reads one document. */
    public static Result read(String text) {
        List<Fault> faults = new ArrayList<>();
        Value value = new YamlText(text, line -> new Origin("line", line), faults::add).read();
        return faults.isEmpty()
                ? new Result.Read(plain(value))
                : new Result.Unusable(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Tree tree -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                tree.entries().forEach((key, entry) -> fields.put(key, plain(entry.value())));
                yield fields;
            }
            case Value.Items items -> {
                List<@Nullable Object> values = new ArrayList<>();
                items.values().forEach(item -> values.add(plain(item)));
                yield values;
            }
            case Value.Scalar scalar -> scalar.plain() ? PlainValues.meant(scalar.text()) : scalar.text();
        };
    }
}
