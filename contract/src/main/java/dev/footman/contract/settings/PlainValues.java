// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was written as values such as JSON has: for parts of the settings whose keys are not ours to know. */
final class PlainValues {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,50}\\.\\d{0,50}|\\.\\d{1,50}|\\d{1,50}(?=[eE]))([eE][+-]?\\d{1,2})?");

    private final Group group;
    private final String path;

    PlainValues(Group group, String path) {
        this.group = group;
        this.path = path;
    }

    Map<String, @Nullable Object> group(Value.Tree tree) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        tree.entries().forEach((key, entry) -> values.put(key, value(entry.value())));
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Object value(Value value) {
        return switch (value) {
            case Value.Tree tree -> group(tree);
            case Value.Items items -> list(items);
            case Value.Scalar scalar ->
                group.reading()
                        .fill(path, scalar)
                        .map(text -> text.plain() ? meant(text.text()) : text.text())
                        .orElse(null);
        };
    }

    private List<@Nullable Object> list(Value.Items items) {
        List<@Nullable Object> values = new ArrayList<>();
        items.values().forEach(item -> values.add(value(item)));
        return Collections.unmodifiableList(values);
    }

    /** What unquoted text means in YAML: nothing, yes or no, a number, or itself. */
    static @Nullable Object meant(String text) {
        if (new Value.Scalar(Origin.NOWHERE, text, true).isNull()) {
            return null;
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return ScalarText.bool(text).<Object>map(yes -> yes).orElse(text);
    }

    /** Of the size that a reader of JSON would choose, so that what has been through a topic is equal to what went in. */
    private static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? number.longValue() : number;
    }
}
