// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Answer;
import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of an execution, as its runner says it (StackStorm contract, section 6.2). */
public final class ExecutionResult {
    private ExecutionResult() {}

    /** What came of it; empty as long as nothing has. */
    public static Map<String, @Nullable Object> of(Execution execution) {
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
}
