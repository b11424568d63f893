// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of rendering an action's parameters for an event. */
public sealed interface RenderedParameters {
    /**
     * They could be rendered.
     *
     * @param given  what an execution stores: what was given, and defaults that are templates
     * @param all    what the action runs with: these, plain defaults and immutable ones
     */
    record Rendered(Map<String, @Nullable Object> given, Map<String, @Nullable Object> all)
            implements RenderedParameters {}

    /** They could not; the reason is StackStorm's. */
    record Failed(String reason) implements RenderedParameters {}
}
