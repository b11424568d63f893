// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in brackets behind a value. */
public final class Subscript {
    private static final int CHARACTERS_PER_STEP = 64;

    private Subscript() {}

    /** The item, or {@link Nothing} where there is none. */
    public static @Nullable Object item(@Nullable Object owner, @Nullable Object key, Budget budget) {
        Undefined.refuse(key);
        if (owner instanceof Map<?, ?> map) {
            Object plain = key instanceof String || isKey(key) ? Types.key(key) : Nothing.NOTHING;
            Object found = map.get(plain);
            return found != null || map.containsKey(plain) ? found : Nothing.NOTHING;
        }
        if (!Types.isInt(key) && !(key instanceof Boolean)) {
            return Nothing.NOTHING;
        }
        if (owner instanceof List<?> list) {
            long at = place(Types.needLong(key), list.size());
            return at < 0 ? Nothing.NOTHING : list.get((int) at);
        }
        String text = Types.text(owner);
        if (text == null) {
            return Nothing.NOTHING;
        }
        budget.steps(text.length() / CHARACTERS_PER_STEP);
        long at = place(Types.needLong(key), CodePoints.length(text));
        return at < 0 ? Nothing.NOTHING : CodePoints.at(text, (int) at);
    }

    private static boolean isKey(@Nullable Object key) {
        return !(key instanceof List<?> list && !(list instanceof Tuple)) && !(key instanceof Map<?, ?>);
    }

    private static long place(long index, int size) {
        long at = index < 0 ? index + size : index;
        return at < size ? at : -1;
    }

    /** A part of a text or a list; null for the bounds that are left out. */
    public static Object slice(
            @Nullable Object owner,
            @Nullable Object start,
            @Nullable Object stop,
            @Nullable Object step,
            Budget budget) {
        String text = Types.text(owner);
        if (text == null && !(owner instanceof List<?>)) {
            throw PythonException.of(owner, "'%s' object is not subscriptable");
        }
        long by = step == null ? 1 : bound(step);
        if (by == 0) {
            throw new PythonException("slice step cannot be zero");
        }
        List<?> items = text == null ? (List<?>) java.util.Objects.requireNonNull(owner) : List.of();
        int size = text == null ? items.size() : CodePoints.length(text);
        long from = start == null ? (by > 0 ? 0 : size - 1) : clamp(bound(start), size, by);
        long to = stop == null ? (by > 0 ? size : -1) : clamp(bound(stop), size, by);
        if (text != null) {
            return textPart(text, from, to, by, budget);
        }
        OwnList part = new OwnList();
        budget.items(by == 1 ? Math.max(0, to - from) : size);
        for (long i = from; by > 0 ? i < to : i > to; i += by) {
            part.add(items.get((int) i));
        }
        return owner instanceof Tuple ? new Tuple(part) : part;
    }

    private static long bound(Object value) {
        if (!Types.isInt(value) && !(value instanceof Boolean)) {
            throw PythonException.of(value, "slice indices must be integers or None or have an __index__ method");
        }
        return Types.needLong(value);
    }

    private static long clamp(long index, int size, long step) {
        long at = index < 0 ? index + size : index;
        return step > 0 ? Math.clamp(at, 0, size) : Math.clamp(at, -1, size - 1);
    }

    private static String textPart(String text, long from, long to, long by, Budget budget) {
        budget.text(text.length());
        if (by == 1) {
            return CodePoints.part(text, (int) from, (int) Math.max(from, to));
        }
        int[] characters = text.codePoints().toArray();
        StringBuilder part = new StringBuilder();
        for (long i = from; by > 0 ? i < to : i > to; i += by) {
            part.appendCodePoint(characters[(int) i]);
        }
        return part.toString();
    }
}
