// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.rule.ActionMetadata;
import org.jspecify.annotations.Nullable;

/** What actions there are, besides Butler's webhooks. */
@FunctionalInterface
public interface Actions {
    /** What the action with that reference is made of; null where there is none. */
    @Nullable
    ActionMetadata find(String ref);

    /** The built-in ones, and those that {@code others} knows. */
    static Actions builtInAnd(Actions others) {
        return ref -> {
            ActionMetadata builtIn = BuiltInActions.find(ref);
            return builtIn != null ? builtIn : others.find(ref);
        };
    }

    /** The built-in ones and no others. */
    static Actions builtIn() {
        return BuiltInActions::find;
    }
}
