// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys, values or items of a dict, as its methods give them. */
public final class DictView extends AbstractList<@Nullable Object> {
    private final String kind;
    private final List<? extends @Nullable Object> items;

    DictView(String kind, List<? extends @Nullable Object> items) {
        this.kind = kind;
        this.items = items;
    }

    String kind() {
        return kind;
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
