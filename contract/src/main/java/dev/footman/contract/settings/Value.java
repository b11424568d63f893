// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a configuration file says, as a tree in which everything knows where it was written. */
sealed interface Value {
    Origin origin();

    /** What it is called in a fault. */
    String kind();

    /**
     * A single value, not yet filled from the environment.
     *
     * @param plain written without quotes, so that what it means is told from its text
     */
    record Scalar(Origin origin, String text, boolean plain) implements Value {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        /** Says nothing, which is the same as not being there. */
        boolean isNull() {
            return plain && NULLS.contains(text);
        }

        @Override
        public String kind() {
            return "a single value";
        }
    }

    record Items(Origin origin, List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys in the order of the file. */
    record Tree(Origin origin, Map<String, Entry> entries) implements Value {
        static final Tree EMPTY = new Tree(Origin.NOWHERE, Map.of());

        public Tree {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** What an earlier and this later tree say together: key by key, where both speak the later one is heard. */
        Tree over(Tree earlier) {
            Map<String, Entry> merged = new LinkedHashMap<>(earlier.entries);
            entries.forEach((key, entry) -> merged.merge(key, entry, (before, after) -> after.over(before)));
            return new Tree(origin, merged);
        }

        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** A key and what it is given. */
    record Entry(Origin key, Value value) {
        /** Groups are merged, a group left empty changes nothing, all else is replaced. */
        Entry over(Entry earlier) {
            if (!(earlier.value instanceof Tree before)) {
                return this;
            }
            return switch (value) {
                case Tree after -> new Entry(key, after.over(before));
                case Scalar scalar when scalar.isNull() -> earlier;
                case Scalar scalar -> this;
                case Items items -> this;
            };
        }
    }
}
