// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts as Python does: stable, and an error for what has no order. */
public final class Sorting {
    private record Keyed(@Nullable Object key, @Nullable Object item) {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        Keyed(@Nullable Object key, @Nullable Object item) {
            this.key = key;
            this.item = item;
        }
    }

    private Sorting() {}

    /** Sorts a list in place by a key of each item; equal ones stay in their order, also in reverse. */
    public static void sort(
            List<@Nullable Object> list,
            Function<@Nullable Object, @Nullable Object> key,
            boolean reverse,
            Budget budget) {
        budget.items(list.size());
        List<Keyed> keyed = new ArrayList<>();
        for (Object item : list) {
            keyed.add(new Keyed(key.apply(item), item));
        }
        List<Keyed> sorted = merged(keyed, reverse, budget);
        for (int i = 0; i < sorted.size(); i++) {
            list.set(i, sorted.get(i).item());
        }
    }

    /** A merge sort of our own: Java's throws when an order is not one, as with what is no number. */
    private static List<Keyed> merged(List<Keyed> all, boolean reverse, Budget budget) {
        if (all.size() < 2) {
            return all;
        }
        List<Keyed> left = merged(all.subList(0, all.size() / 2), reverse, budget);
        List<Keyed> right = merged(all.subList(all.size() / 2, all.size()), reverse, budget);
        List<Keyed> out = new ArrayList<>(all.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            budget.steps(1);
            boolean rightFirst = reverse
                    ? Comparison.ordered("<", left.get(i).key(), right.get(j).key(), budget)
                    : Comparison.ordered("<", right.get(j).key(), left.get(i).key(), budget);
            out.add(rightFirst ? right.get(j++) : left.get(i++));
        }
        out.addAll(left.subList(i, left.size()));
        out.addAll(right.subList(j, right.size()));
        return out;
    }
}
