// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple: a list that prints in parentheses and is equal to no list; its items may have names. */
public final class Tuple extends AbstractList<@Nullable Object> {
    private final List<? extends @Nullable Object> items;
    private final List<String> names;

    public Tuple(List<? extends @Nullable Object> items) {
        this(items, List.of());
    }

    public Tuple(List<? extends @Nullable Object> items, List<String> names) {
        this.items = items;
        this.names = names;
    }

    public static Tuple of(@Nullable Object... items) {
        return new Tuple(Arrays.asList(items));
    }

    /** The item of this name, or {@link Nothing}. */
    public @Nullable Object named(String name) {
        int at = names.indexOf(name);
        return at < 0 ? Nothing.NOTHING : items.get(at);
    }

    @Override
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
