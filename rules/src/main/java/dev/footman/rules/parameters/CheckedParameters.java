// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of checking what an action is to be run with (contract, section 6.3). */
public sealed interface CheckedParameters {
    /**
     * The action can run with them.
     *
     * @param given what an execution stores: what was given, and defaults that are templates
     * @param all   what the action runs with: these, plain defaults and immutable ones
     */
    record Accepted(Map<String, @Nullable Object> given, Map<String, @Nullable Object> all)
            implements CheckedParameters {}

    /** It cannot; the reason is StackStorm's, and whoever asked is at fault. */
    record Refused(String reason) implements CheckedParameters {}

    /** A template in them cannot be rendered: StackStorm refuses that, too, and keeps a failed execution of it. */
    record Unrendered(String reason) implements CheckedParameters {}
}
