// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.execution;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.rules.action.Actions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event that tells rules of the end of an execution (StackStorm contract, section 7.1). */
public final class ExecutionEnd {
    /** Its trigger, which is a type without parameters. */
    public static final String TRIGGER = "core.st2.generic.actiontrigger";

    /** StackStorm's words for an end; of one that a newer took the place of, the newer one tells. */
    private static final Set<Status> TOLD =
            EnumSet.of(Status.SUCCEEDED, Status.FAILED, Status.TIMEOUT, Status.ABANDONED, Status.CANCELED);

    private ExecutionEnd() {}

    /**
     * The event of an execution, always the same; empty where it has not ended, or is none of an action.
     *
     * @param asOf what rules that are to hear of it may have been changed by
     */
    public static Optional<Event> of(Execution execution, Actions actions, AsOf asOf) {
        Delivery delivery = execution.delivery();
        Request request = delivery.request();
        if (request == null || !TOLD.contains(execution.status())) {
            return Optional.empty();
        }
        String id = delivery.id();
        return Optional.of(new Event(
                FoundTrigger.idAt(
                        execution.since(), TRIGGER, id, execution.status().text()),
                TRIGGER,
                TRIGGER,
                payload(execution, request, actions),
                "execution " + id,
                "execution-" + id,
                asOf,
                delivery.causes()));
    }

    private static Map<String, @Nullable Object> payload(Execution execution, Request request, Actions actions) {
        ActionMetadata action = actions.find(request.action());
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("execution_id", execution.delivery().id());
        payload.put("status", execution.status().text());
        payload.put("start_timestamp", TimeText.of(execution.asked()));
        payload.put("action_name", request.action()); // StackStorm has the reference in both
        payload.put("action_ref", request.action());
        payload.put("runner_ref", action == null ? "" : action.runnerType());
        payload.put("parameters", ShownParameters.of(execution.delivery()));
        payload.put("result", ExecutionResult.of(execution));
        return payload;
    }
}
