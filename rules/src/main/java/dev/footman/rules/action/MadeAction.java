// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.secret.Seal;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The action of a rule: its parameters, rendered for an event, are what its runner works on.
 *
 * @param sealed what the rule gives the action, where something in it is sealed; else nothing
 */
record MadeAction(ActionParameters parameters, RunnerWork work, Map<String, @Nullable Object> sealed)
        implements CompiledAction {
    static MadeAction of(Rule rule, ActionMetadata metadata, Sealing sealing) {
        Map<String, @Nullable Object> given = rule.action().parameters();
        return new MadeAction(
                ActionParameters.compile(given, Runners.parameters(metadata)),
                RunnerWork.of(metadata, rule.ref(), sealing),
                given.values().stream().anyMatch(MadeAction::isSealed) ? given : Map.of());
    }

    private static boolean isSealed(@Nullable Object value) {
        return switch (value) {
            case String text -> Seal.isSealed(text);
            case Map<?, ?> fields -> fields.values().stream().anyMatch(MadeAction::isSealed);
            case null, default -> false;
        };
    }

    @Override
    public Made make(Event event, Map<String, @Nullable Object> context) {
        return switch (parameters.render(context)) {
            case RenderedParameters.Failed(String reason) -> new Made.Failed(reason);
            case RenderedParameters.Rendered(var given, var all) -> {
                String unreadable = sealed.isEmpty() ? null : unreadable(all);
                yield unreadable == null
                        ? work.make(given, all)
                        : new Made.Failed(
                                ("parameter \"%s\" is made of a secret one, which the templates of rules cannot"
                                                + " read; give it to the rule as it is")
                                        .formatted(unreadable));
            }
        };
    }

    /** The parameter into which a template has put a sealed text, that nobody could open there. */
    private @Nullable String unreadable(Map<String, @Nullable Object> all) {
        for (Map.Entry<String, @Nullable Object> parameter : all.entrySet()) {
            if (isUnreadable(parameter.getValue(), sealed.get(parameter.getKey()))) {
                return parameter.getKey();
            }
        }
        return null;
    }

    private static boolean isUnreadable(@Nullable Object value, @Nullable Object given) {
        return switch (value) {
            case String text -> Seal.isIn(text) && !text.equals(given);
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .anyMatch(field -> isUnreadable(
                                field.getValue(), given instanceof Map<?, ?> all ? all.get(field.getKey()) : null));
            case null, default -> false;
        };
    }
}
