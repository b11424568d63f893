// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import org.jspecify.annotations.Nullable;

/** The headers of a request. */
@FunctionalInterface
public interface Headers {
    /** The header's value; null where there is none. Names have no case. */
    @Nullable
    String get(String name);
}
