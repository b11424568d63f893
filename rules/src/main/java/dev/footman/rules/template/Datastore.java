// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import org.jspecify.annotations.Nullable;

/** One scope of the datastore; it is asked only for keys that a template uses. */
@FunctionalInterface
public interface Datastore {
    /** The text under a key, such as {@code nested.key}; null if there is none. */
    @Nullable
    String get(String key);
}
