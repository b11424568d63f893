// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action that does nothing, but whose parameters must be right all the same: for trying rules. */
record NoopAction(ActionParameters parameters) implements CompiledAction {
    static NoopAction of(Rule rule, ActionMetadata metadata) {
        return new NoopAction(ActionParameters.compile(rule.action().parameters(), Runners.parameters(metadata)));
    }

    @Override
    public Made make(Event event, Map<String, @Nullable Object> context) {
        return switch (parameters.render(context)) {
            case RenderedParameters.Rendered _ -> new Made.Done();
            case RenderedParameters.Failed(String reason) -> new Made.Failed(reason);
        };
    }
}
