// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from an event's root to a value, such as {@code trigger.body.list[0].name}. Never changes; safe for all threads.
 *
 * <p>Source: the contract, section 4.4. Two paths are equal if they mean the same steps, however they are spelled.
 */
public final class KeyPath {
    /** How many characters a key path may have. */
    public static final int LONGEST = 1_000;

    private final Node path;
    private final String @Nullable [] names;

    private KeyPath(Node path) {
        this.path = path;
        List<String> plain = new ArrayList<>();
        this.names = path.addNames(plain) ? plain.toArray(String[]::new) : null;
    }

    /**
     * Reads the key of a criterion. Text from the first {@code #} on is left out: it only tells two tests of one value
     * apart.
     *
     * @throws IllegalArgumentException if it is no key path; the message says what is wrong where, and what to write
     */
    public static KeyPath parse(String key) {
        int tag = key.indexOf('#');
        String text = tag < 0 ? key : key.substring(0, tag);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a key path must have at most %d characters, but '%s...' has %d"
                    .formatted(LONGEST, text.substring(0, 20), text.length()));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("a key path must hold a name such as trigger.body.status, but is '%s'"
                    .formatted(key.length() > LONGEST ? key.substring(0, 20) + "..." : key));
        }
        return new KeyPath(KeyPathReader.read(text));
    }

    /** Whether it is nothing but names, such as {@code a.b.c} or {@code a['b']}: a lookup then makes no objects. */
    public boolean isPlain() {
        return names != null;
    }

    /**
     * The first value that the path leads to; null where it leads to none, or to null.
     *
     * @throws LookupFailedException if a step cannot be taken, such as an index on an object
     */
    public @Nullable Object first(Map<String, @Nullable Object> root) {
        return names == null ? Walk.first(path, root) : along(names, root);
    }

    /**
     * All values that the path leads to, in their order.
     *
     * @throws LookupFailedException if a step cannot be taken, or if there are more than {@code most} values
     */
    public List<@Nullable Object> all(@Nullable Object root, int most) {
        return Walk.all(path, root, most);
    }

    private static @Nullable Object along(String[] names, Map<String, @Nullable Object> root) {
        Object at = root;
        for (String name : names) {
            if (!(at instanceof Map<?, ?> object)) {
                return null;
            }
            at = object.get(name);
        }
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyPath that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
