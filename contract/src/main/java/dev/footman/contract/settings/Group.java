// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group of keys as it was found: looks values up, fills and understands them, and notes what is wrong or in force.
 *
 * @param path          dotted, empty for the whole tree
 * @param showsDefaults whether a value in force is shown though nobody wrote it down
 */
record Group(Reading reading, String path, Value.Tree tree, boolean showsDefaults) {
    Group {
        reading.askSection(path);
    }

    /** The path of an item of a list, counted from 0. */
    static String item(String list, int index) {
        return list + "[" + index + "]";
    }

    String full(String key) {
        return Reading.path(path, key);
    }

    /** The key's value; absent where there is none, or null. */
    @Nullable
    Value find(String key) {
        reading.ask(path, key);
        Value.Entry entry = tree.entries().get(key);
        if (entry == null || (entry.value() instanceof Value.Scalar scalar && scalar.isNull())) {
            return null;
        }
        return entry.value();
    }

    Group child(String key) {
        return switch (find(key)) {
            case Value.Tree found -> new Group(reading, full(key), found, showsDefaults);
            case null -> new Group(reading, full(key), Value.Tree.EMPTY, showsDefaults);
            case Value other -> {
                mustBe(key, other, "a group of keys", "is " + other.kind());
                yield new Group(reading, full(key), Value.Tree.EMPTY, showsDefaults);
            }
        };
    }

    List<Group> children(String key) {
        List<Group> children = new ArrayList<>();
        for (Value item : items(key, "a list of groups of keys")) {
            String itemPath = item(full(key), children.size());
            if (!(item instanceof Value.Tree)) {
                mustBe(key, item, "a list of groups of keys", "holds " + item.kind());
            }
            children.add(new Group(
                    reading, itemPath, item instanceof Value.Tree found ? found : Value.Tree.EMPTY, showsDefaults));
        }
        return children;
    }

    /** The items of a list; none where it is absent or no list. */
    List<Value> items(String key, String expected) {
        return switch (find(key)) {
            case Value.Items found -> found.values();
            case null -> List.of();
            case Value other -> {
                mustBe(key, other, expected, "is " + other.kind());
                yield List.of();
            }
        };
    }

    /** The key's text, filled; empty where there is none or after a fault. */
    Optional<Reading.Text> text(String key, String expected) {
        Value value = find(key);
        return value == null ? Optional.empty() : text(key, value, expected);
    }

    /** A value of the key, or of the list that the key holds, filled. */
    Optional<Reading.Text> text(String key, Value value, String expected) {
        return switch (value) {
            case Value.Scalar scalar -> reading.fill(full(key), scalar).filter(text -> !text.isNull());
            case Value other -> {
                mustBe(key, other, expected, "is " + other.kind());
                yield Optional.empty();
            }
        };
    }

    /** The value that the text means, else the default, and a fault where the text means nothing. */
    <T> T understood(
            String key,
            T byDefault,
            String expected,
            Function<Reading.Text, Optional<T>> parse,
            Function<T, String> spelled) {
        Optional<Reading.Text> text = text(key, expected);
        if (text.isEmpty()) {
            if (showsDefaults) {
                reading.show(full(key), Shown.of(spelled.apply(byDefault)));
            }
            return byDefault;
        }
        reading.show(full(key), Shown.of(text.get().text()));
        return parse.apply(text.get()).orElseGet(() -> {
            fault(key, "must be %s, but is %s".formatted(expected, text.get().shown()));
            return byDefault;
        });
    }

    /** Collects the texts below a value under dotted names. */
    void flatten(String name, String key, Value value, Map<String, String> texts) {
        switch (value) {
            case Value.Tree group ->
                group.entries()
                        .forEach((inner, entry) -> flatten(Reading.path(name, inner), key, entry.value(), texts));
            case Value.Scalar scalar
            when !name.isEmpty() ->
                reading.fill(Reading.path(full(key), name), scalar).ifPresent(text -> texts.put(name, text.text()));
            case Value other -> mustBe(key, other, "names with single values", "holds " + other.kind());
        }
    }

    void mustBe(String key, Value value, String expected, String found) {
        reading.fault(new Fault(value.origin().toString(), full(key), "must be %s, but %s".formatted(expected, found)));
    }

    void fault(String key, String message) {
        Value.Entry entry = tree.entries().get(key);
        Origin origin = entry == null ? tree.origin() : entry.value().origin();
        reading.fault(new Fault(origin.toString(), full(key), message));
    }
}
