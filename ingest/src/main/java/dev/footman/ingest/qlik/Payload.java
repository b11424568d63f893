// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields of one event in their order, unchangeable: one array of values beside a list of names that all share. */
final class Payload extends AbstractMap<String, String> {
    private final List<String> names;
    private final String[] values;

    /**
     * Takes the values as they are, without a copy.
     *
     * @param values as many as there are names; the caller lets go of them
     */
    Payload(List<String> names, String[] values) {
        this.names = names;
        this.values = values;
    }

    static Payload copyOf(Map<String, String> fields) {
        return fields instanceof Payload payload
                ? payload
                : new Payload(
                        List.copyOf(fields.keySet()),
                        List.copyOf(fields.values()).toArray(String[]::new));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && names.contains(name);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int at = name == null ? -1 : names.indexOf(name);
        return at < 0 ? null : values[at];
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return IntStream.range(0, values.length)
                        .mapToObj(at -> Map.entry(names.get(at), values[at]))
                        .iterator();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }
}
