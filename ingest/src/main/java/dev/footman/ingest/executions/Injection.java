// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.rule.Trigger;
import dev.footman.ingest.table.NotStoredException;
import dev.footman.ingest.triggers.TriggerIntake;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.rules.action.InjectedTrigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in the events that somebody has {@code core.inject_trigger} bring about. */
public record Injection(TriggerTypes types, TriggerIntake intake) {
    /**
     * Takes one in.
     *
     * @return why it cannot be; empty when Kafka has it
     * @throws NotStoredException if Kafka does not take it
     */
    Optional<String> fault(InjectedTrigger injected) throws InterruptedException {
        if (types.get(injected.trigger()) == null) {
            return Optional.of("Trigger type \"%s\" cannot be found.".formatted(injected.trigger()));
        }
        List<Trigger> triggers = List.of(new Trigger(injected.trigger(), Map.of()));
        return switch (intake.take(triggers, injected.payload(), "core.inject_trigger", injected.tag())) {
            case TriggerIntake.Result.Stored _ -> Optional.empty();
            case TriggerIntake.Result.Refused(String reason) -> throw new NotStoredException(reason);
        };
    }
}
