// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action on the runner {@code http-request}: its parameters, rendered for an event, say the call. */
record HttpAction(ActionParameters parameters, HttpRequest request, StoredParameters stored) implements CompiledAction {
    static HttpAction of(Rule rule, ActionMetadata metadata, Sealing sealing) {
        Map<String, @Nullable Object> schema = Runners.parameters(metadata);
        return new HttpAction(
                ActionParameters.compile(rule.action().parameters(), schema),
                new HttpRequest(rule.ref(), sealing),
                new StoredParameters(rule.ref(), schema, sealing));
    }

    @Override
    public Made make(Event event, Map<String, @Nullable Object> context) {
        return switch (parameters.render(context)) {
            case RenderedParameters.Failed(String reason) -> new Made.Failed(reason);
            case RenderedParameters.Rendered rendered -> {
                try {
                    yield new Made.Owed(request.of(rendered.all()), stored.of(rendered.given()));
                } catch (IllegalArgumentException e) {
                    yield new Made.Failed(String.valueOf(e.getMessage()));
                }
            }
        };
    }
}
