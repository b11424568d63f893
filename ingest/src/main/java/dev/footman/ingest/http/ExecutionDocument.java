// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.topic.Json;
import dev.footman.ingest.actions.ActionDocument;
import dev.footman.ingest.executions.ExecutionLog;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Runners;
import dev.footman.rules.execution.ExecutionResult;
import dev.footman.rules.execution.ShownParameters;
import dev.footman.rules.execution.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An execution as the API shows it (StackStorm contract, section 6.3), with what a delivery has besides. */
public final class ExecutionDocument {
    /** Who runs what rules start, in StackStorm's words. */
    private static final String SYSTEM_USER = "stanley";

    private final Actions actions;
    private final Function<String, Map<String, @Nullable Object>> rules;

    /**
     * @param rules shows the rule of a reference as it is now; of one that is gone its reference is left
     */
    public ExecutionDocument(Actions actions, Function<String, Map<String, @Nullable Object>> rules) {
        this.actions = actions;
        this.rules = rules;
    }

    /** The same as it was when it was asked for, whatever has come of it in this moment. */
    Map<String, @Nullable Object> requested(Execution execution) {
        return of(new Execution(Execution.Status.REQUESTED, execution.at(), null, execution.delivery()));
    }

    Map<String, @Nullable Object> of(Execution execution) {
        Delivery delivery = execution.delivery();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", delivery.id());
        putAction(shown, actionRef(delivery));
        shown.put("liveaction", liveAction(delivery));
        shown.put("status", execution.status());
        putTimes(shown, execution);
        shown.put("parameters", ShownParameters.of(delivery));
        shown.put("context", context(delivery));
        putOrigin(shown, delivery);
        putWait(shown, execution);
        putAttempts(shown, execution);
        putResult(shown, execution);
        return shown;
    }

    /** What others show of it. */
    Map<String, @Nullable Object> brief(Execution execution) {
        Map<String, @Nullable Object> brief = of(execution);
        brief.keySet().retainAll(List.of("id", "action", "runner", "parameters", "status", "rule"));
        return brief;
    }

    private static String actionRef(Delivery delivery) {
        Request request = delivery.request();
        return request == null ? "" : request.action();
    }

    /** The action as it is now; of one that is gone its name is left. */
    private void putAction(Map<String, @Nullable Object> shown, String ref) {
        ActionMetadata known = actions.find(ref);
        if (known != null) {
            shown.put("action", ActionDocument.of(known));
            Runners.find(known.runnerType()).ifPresent(runner -> shown.put("runner", ActionDocument.of(runner)));
            return;
        }
        int dot = ref.indexOf('.');
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("ref", ref);
        named.put("pack", dot < 0 ? "" : ref.substring(0, dot));
        named.put("name", ref.substring(dot + 1));
        shown.put("action", named);
    }

    private static Map<String, @Nullable Object> liveAction(Delivery delivery) {
        Map<String, @Nullable Object> live = new LinkedHashMap<>();
        live.put("id", delivery.id());
        live.put("action", actionRef(delivery));
        live.put("parameters", ShownParameters.of(delivery));
        live.put("callback", Map.of());
        live.put("runner_info", Map.of());
        live.put("action_is_workflow", false);
        return live;
    }

    private static void putTimes(Map<String, @Nullable Object> shown, Execution execution) {
        List<ExecutionLog.Entry> log = ExecutionLog.of(execution);
        Instant start = log.getFirst().at();
        shown.put("start_timestamp", TimeText.of(start));
        if (execution.status().isFinal()) {
            Instant end = log.getLast().at();
            shown.put("end_timestamp", TimeText.of(end));
            shown.put("elapsed_seconds", seconds(Duration.between(start, end)));
        }
        shown.put("log", log.stream().map(ExecutionDocument::logged).toList());
    }

    /** With microseconds, as times have them. */
    private static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e6;
    }

    private static Map<String, Object> logged(ExecutionLog.Entry entry) {
        Map<String, Object> logged = new LinkedHashMap<>();
        logged.put("status", entry.status());
        logged.put("timestamp", TimeText.of(entry.at()));
        return logged;
    }

    private static Map<String, @Nullable Object> context(Delivery delivery) {
        Request request = delivery.request();
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        if (request != null && request.context() != null) {
            context.putAll(request.context());
        }
        String user = request == null ? null : request.user();
        context.put("user", user == null ? SYSTEM_USER : user); // whatever was said with it
        if (!delivery.event().isEmpty()) {
            context.put("trigger_instance", Map.of("id", delivery.event(), "name", delivery.trigger()));
            context.put("rule", Map.of("name", delivery.rule()));
        }
        return context;
    }

    private void putOrigin(Map<String, @Nullable Object> shown, Delivery delivery) {
        if (!delivery.event().isEmpty()) {
            shown.put("rule", rules.apply(delivery.rule()));
            shown.put("trigger", Map.of("ref", delivery.trigger()));
            shown.put("trigger_type", Map.of("ref", triggerType(delivery)));
            shown.put("trigger_instance", Map.of("id", delivery.event(), "trigger", delivery.trigger()));
        }
    }

    private static String triggerType(Delivery delivery) {
        Request request = delivery.request();
        return request == null || request.triggerType() == null ? delivery.trigger() : request.triggerType();
    }

    private static void putWait(Map<String, @Nullable Object> shown, Execution execution) {
        String destination = Destination.nameOf(execution.delivery().url());
        if (!destination.isEmpty()) {
            shown.put("destination", destination);
        }
        if (execution.due() != null) {
            shown.put("due", TimeText.of(execution.due()));
        }
        if (execution.reason() != null) {
            shown.put("reason", execution.reason());
        }
    }

    private static void putAttempts(Map<String, @Nullable Object> shown, Execution execution) {
        List<Delivery.Past> attempts = ExecutionLog.attempts(execution);
        if (!attempts.isEmpty()) {
            shown.put(
                    "attempts",
                    attempts.stream().map(ExecutionDocument::attempted).toList());
        }
    }

    private static Map<String, Object> attempted(Delivery.Past attempt) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", TimeText.of(attempt.at()));
        shown.put("seconds", seconds(attempt.took()));
        shown.put("outcome", attempt.summary());
        return shown;
    }

    private static void putResult(Map<String, @Nullable Object> shown, Execution execution) {
        Map<String, @Nullable Object> result = ExecutionResult.of(execution);
        if (!result.isEmpty()) {
            shown.put("result", result);
            shown.put("result_size", size(result));
        }
    }

    private static int size(Map<String, @Nullable Object> result) {
        try {
            return Json.MAPPER.writeValueAsBytes(result).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is JSON", e);
        }
    }
}
