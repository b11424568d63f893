// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dict that was made by a template, which may change it; an event's objects may not be changed. */
public final class OwnDict extends LinkedHashMap<@Nullable Object, @Nullable Object> {
    public OwnDict() {}

    public OwnDict(Map<? extends @Nullable Object, ? extends @Nullable Object> entries) {
        super(entries);
    }

    /** Puts an entry in; a key that can be changed is refused as Python does. */
    public void set(@Nullable Object key, @Nullable Object value) {
        put(Types.key(key), value);
    }
}
