// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.Event;
import dev.footman.ingest.records.TriggerInstance;
import dev.footman.rules.execution.TimeText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace as the API shows it (StackStorm contract, section 7.4). */
final class TraceDocument {
    private TraceDocument() {}

    /** What an event has brought about. */
    static Map<String, @Nullable Object> of(
            TriggerInstance instance, List<Enforcement> rules, List<Execution> executions) {
        Event event = instance.event();
        Instant at = instance.occurredAt();
        return trace(
                event.id(),
                event.traceTag(),
                at,
                List.of(part(event.id(), event.trigger(), at, Map.of())),
                rules.stream()
                        .map(rule ->
                                part(rule.ruleId(), rule.rule(), rule.at(), caused("trigger_instance", event.id())))
                        .toList(),
                executions.stream()
                        .map(execution -> part(
                                execution, caused("rule", execution.delivery().rule() + ":" + event.id())))
                        .toList());
    }

    /** What somebody has asked for directly. */
    static Map<String, @Nullable Object> of(Execution execution) {
        String id = execution.delivery().id();
        return trace(
                id,
                tag(execution, "execution-" + id),
                asked(execution),
                List.of(),
                List.of(),
                List.of(part(execution, Map.of())));
    }

    private static String tag(Execution execution, String otherwise) {
        Request request = execution.delivery().request();
        Map<String, @Nullable Object> context = request == null ? null : request.context();
        return context != null
                        && context.get("trace_context") instanceof Map<?, ?> trace
                        && trace.get("trace_tag") instanceof String tag
                ? tag
                : otherwise;
    }

    private static Map<String, @Nullable Object> trace(
            String id,
            String tag,
            Instant start,
            List<Map<String, Object>> instances,
            List<Map<String, Object>> rules,
            List<Map<String, Object>> executions) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("id", id);
        trace.put("uid", "trace:%s:%s".formatted(tag, id));
        trace.put("trace_tag", tag);
        trace.put("start_timestamp", TimeText.of(start));
        trace.put("trigger_instances", instances);
        trace.put("rules", rules);
        trace.put("action_executions", executions);
        return trace;
    }

    private static Map<String, Object> part(Execution execution, Map<String, Object> cause) {
        Request request = execution.delivery().request();
        return part(execution.delivery().id(), request == null ? "" : request.action(), asked(execution), cause);
    }

    private static Instant asked(Execution execution) {
        Request request = execution.delivery().request();
        return request == null ? execution.at() : request.at();
    }

    private static Map<String, Object> part(String id, String ref, Instant at, Map<String, Object> cause) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("object_id", id);
        part.put("ref", ref);
        part.put("updated_at", TimeText.of(at));
        part.put("caused_by", cause);
        return part;
    }

    private static Map<String, Object> caused(String type, String id) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("type", type);
        cause.put("id", id);
        return cause;
    }
}
