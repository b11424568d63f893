// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action that does nothing, but whose parameters must be right all the same: for trying rules. */
record NoopAction(ActionParameters parameters, StoredParameters stored) implements CompiledAction {
    private static final Map<String, @Nullable Object> RESULT = result();

    static NoopAction of(Rule rule, ActionMetadata metadata, Sealing sealing) {
        Map<String, @Nullable Object> schema = Runners.parameters(metadata);
        return new NoopAction(
                ActionParameters.compile(rule.action().parameters(), schema),
                new StoredParameters(rule.ref(), schema, sealing));
    }

    private static Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("failed", false);
        result.put("succeeded", true);
        result.put("return_code", 0);
        return Collections.unmodifiableMap(result);
    }

    @Override
    public Made make(Event event, Map<String, @Nullable Object> context) {
        return switch (parameters.render(context)) {
            case RenderedParameters.Rendered(var given, var _) -> new Made.Done(stored.of(given), RESULT);
            case RenderedParameters.Failed(String reason) -> new Made.Failed(reason);
        };
    }
}
