// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Execution;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.table.NotStoredException;
import dev.footman.ingest.triggers.GenericHook;
import dev.footman.ingest.triggers.TriggerIntake;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.ingest.triggers.Triggers;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.InjectedTrigger;
import dev.footman.rules.execution.ExecutionEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in the events that executions bring about which end as soon as they are asked for; those of all others, the ledger
 * does.
 */
public record ExecutionEvents(
        TriggerTypes types, Triggers triggers, RuleStore rules, Actions actions, TriggerIntake intake) {
    /** Why {@code core.inject_trigger} cannot bring about what somebody asks for; empty where the generic hook would take it. */
    Optional<String> fault(InjectedTrigger injected) {
        TriggerType type = types.get(injected.trigger());
        if (type == null) {
            return Optional.of("Trigger type \"%s\" cannot be found.".formatted(injected.trigger()));
        }
        if (!triggers.hasOwn(type)) {
            return Optional.of(
                    ("Trigger type \"%1$s\" has parameters, which core.inject_trigger cannot say; send the event"
                                    + " to POST /v1/webhooks/st2, with trigger {\"type\": \"%1$s\", \"parameters\": {...}}")
                            .formatted(type.ref()));
        }
        return new GenericHook(types).read(said(injected)) instanceof GenericHook.Result.Refused(String reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /**
     * Takes it in.
     *
     * @throws NotStoredException if Kafka does not take it
     */
    void bringAbout(InjectedTrigger injected) throws InterruptedException {
        List<Trigger> triggers = List.of(new Trigger(injected.trigger(), Map.of()));
        stored(intake.take(triggers, injected.payload(), InjectedTrigger.ACTION, injected.tag()));
    }

    private static Map<String, Object> said(InjectedTrigger injected) {
        return Map.of("trigger", injected.trigger(), "payload", injected.payload());
    }

    /**
     * Takes in that an execution has ended, where a rule listens to that.
     *
     * @throws NotStoredException if Kafka does not take it
     */
    void ended(Execution execution) throws InterruptedException {
        boolean isHeard = rules.all().stream()
                .anyMatch(rule -> rule.enabled() && rule.trigger().ref().equals(ExecutionEnd.TRIGGER));
        Optional<Event> event = isHeard ? ExecutionEnd.of(execution, actions, intake.seen()) : Optional.empty();
        if (event.isPresent()) {
            stored(intake.take(event.get()));
        }
    }

    private static void stored(TriggerIntake.Result result) {
        if (result instanceof TriggerIntake.Result.Refused(String reason)) {
            throw new NotStoredException(reason);
        }
    }
}
