// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The action of a rule with everything read that need not be read again for each event. Safe for all threads. */
@FunctionalInterface
public interface CompiledAction {
    /**
     * What the action makes of an event.
     *
     * @param context what templates see
     */
    Made make(Event event, Map<String, @Nullable Object> context);

    /**
     * Reads the action of a rule. One that does not exist, or that nothing here makes, fails for every event, as in
     * StackStorm.
     *
     * @throws IllegalArgumentException if one of Butler's webhooks lacks what it needs
     */
    static CompiledAction of(Rule rule, Actions actions, Sealing sealing) {
        if (ButlerCall.isOf(rule)) {
            ButlerCall call = ButlerCall.of(rule.action().parameters());
            return (event, context) -> new Made.Owed(call.callFor(event), Map.of());
        }
        String ref = rule.action().ref();
        ActionMetadata metadata = actions.find(ref);
        if (metadata == null) {
            return failing("Action \"%s\" doesn't exist".formatted(ref));
        }
        if (!metadata.enabled()) {
            return failing("Unable to execute. Action \"%s\" is disabled.".formatted(ref));
        }
        return MadeAction.of(rule, metadata, sealing);
    }

    private static CompiledAction failing(String reason) {
        Made failed = new Made.Failed(reason);
        return (event, context) -> failed;
    }
}
