// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Answer;
import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.Json;
import dev.footman.ingest.actions.ActionDocument;
import dev.footman.ingest.executions.ExecutionLog;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Runners;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An execution as the API shows it (StackStorm contract, section 6.3), with what a delivery has besides. */
final class ExecutionDocument {
    private static final String HIDDEN = "********";

    /** Who runs what rules start, in StackStorm's words. */
    private static final String SYSTEM_USER = "stanley";

    private final Actions actions;

    ExecutionDocument(Actions actions) {
        this.actions = actions;
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
        shown.put("parameters", parameters(delivery));
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
        live.put("parameters", parameters(delivery));
        live.put("callback", Map.of());
        live.put("runner_info", Map.of());
        live.put("action_is_workflow", false);
        return live;
    }

    /** What it was given; of one of Butler's webhooks, which are given nothing, whom it calls. */
    private static Map<String, @Nullable Object> parameters(Delivery delivery) {
        Request request = delivery.request();
        Call call = delivery.call();
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (request != null && !request.parameters().isEmpty()) {
            request.parameters().forEach((name, value) -> parameters.put(name, masked(value)));
        } else if (call != null) {
            parameters.put("method", call.method());
            parameters.put("url", call.url());
        }
        return parameters;
    }

    private static @Nullable Object masked(@Nullable Object value) {
        return switch (value) {
            case String text when Seal.isSealed(text) -> HIDDEN;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                map.forEach((name, inner) -> masked.put(String.valueOf(name), masked(inner)));
                yield masked;
            }
            case null, default -> value;
        };
    }

    private static void putTimes(Map<String, @Nullable Object> shown, Execution execution) {
        List<ExecutionLog.Entry> log = ExecutionLog.of(execution);
        Instant start = log.getFirst().at();
        shown.put("start_timestamp", StackStormTime.text(start));
        if (execution.status().isFinal()) {
            Instant end = log.getLast().at();
            shown.put("end_timestamp", StackStormTime.text(end));
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
        logged.put("timestamp", StackStormTime.text(entry.at()));
        return logged;
    }

    private static Map<String, @Nullable Object> context(Delivery delivery) {
        Request request = delivery.request();
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        String user = request == null ? null : request.user();
        context.put("user", user == null ? SYSTEM_USER : user);
        if (!delivery.event().isEmpty()) {
            context.put("trigger_instance", Map.of("id", delivery.event(), "name", delivery.trigger()));
            context.put("rule", Map.of("name", delivery.rule()));
        }
        if (request != null && request.context() != null) {
            context.putAll(request.context());
        }
        return context;
    }

    private static void putOrigin(Map<String, @Nullable Object> shown, Delivery delivery) {
        if (!delivery.event().isEmpty()) {
            shown.put("rule", Map.of("ref", delivery.rule()));
            shown.put("trigger", Map.of("ref", delivery.trigger()));
            shown.put("trigger_instance", Map.of("id", delivery.event(), "trigger", delivery.trigger()));
        }
    }

    private static void putWait(Map<String, @Nullable Object> shown, Execution execution) {
        String destination = Destination.nameOf(execution.delivery().url());
        if (!destination.isEmpty()) {
            shown.put("destination", destination);
        }
        if (execution.due() != null) {
            shown.put("due", StackStormTime.text(execution.due()));
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
        shown.put("at", StackStormTime.text(attempt.at()));
        shown.put("seconds", seconds(attempt.took()));
        shown.put("outcome", attempt.summary());
        return shown;
    }

    private static void putResult(Map<String, @Nullable Object> shown, Execution execution) {
        Map<String, @Nullable Object> result = result(execution);
        if (!result.isEmpty()) {
            shown.put("result", result);
            shown.put("result_size", size(result));
        }
    }

    /** What came of it; empty as long as nothing has. */
    static Map<String, @Nullable Object> result(Execution execution) {
        Attempt last = execution.last();
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (execution.result() != null) {
            result.putAll(execution.result());
        } else if (last == null || !execution.status().isFinal()) {
            if (execution.status().isFinal() && execution.reason() != null) {
                result.put("message", execution.reason());
            }
        } else if (last.outcome() instanceof Outcome.Ran ran) {
            result.putAll(ran.result());
        } else if (last.outcome() instanceof Outcome.Answered answered) {
            putAnswer(result, answered.status(), last.answer());
        } else {
            result.put("error", "The attempt " + last.outcome().summary());
        }
        return result;
    }

    private static void putAnswer(Map<String, @Nullable Object> result, int status, @Nullable Answer answer) {
        Map<String, String> headers = answer == null ? Map.of() : answer.headers();
        String body = answer == null ? "" : answer.body();
        Object parsed = answer != null && !answer.cut() && isJson(headers) ? parsed(body) : null;
        result.put("status_code", status);
        result.put("body", parsed == null ? body : parsed);
        result.put("parsed", parsed != null);
        result.put("headers", headers);
        if (answer != null && answer.cut()) {
            result.put("cut", true);
        }
    }

    private static boolean isJson(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch("application/json"::equals);
    }

    private static @Nullable Object parsed(String body) {
        try {
            return Json.MAPPER.readValue(body, Object.class);
        } catch (JsonProcessingException _) {
            return null;
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
