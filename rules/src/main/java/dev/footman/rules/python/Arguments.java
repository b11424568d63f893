// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the parentheses of a call: values by place and by name. */
public record Arguments(List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    public static final Arguments NONE = new Arguments(List.of(), Map.of());
}
