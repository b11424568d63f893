// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The action of a rule: its parameters, rendered for an event, are what its runner works on. */
record MadeAction(ActionParameters parameters, RunnerWork work) implements CompiledAction {
    static MadeAction of(Rule rule, ActionMetadata metadata, Sealing sealing) {
        return new MadeAction(
                ActionParameters.compile(rule.action().parameters(), Runners.parameters(metadata)),
                RunnerWork.of(metadata, rule.ref(), sealing));
    }

    @Override
    public Made make(Event event, Map<String, @Nullable Object> context) {
        return switch (parameters.render(context)) {
            case RenderedParameters.Failed(String reason) -> new Made.Failed(reason);
            case RenderedParameters.Rendered(var given, var all) -> work.make(given, all);
        };
    }
}
