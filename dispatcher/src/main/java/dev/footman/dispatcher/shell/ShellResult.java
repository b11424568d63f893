// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of an execution on {@code local-shell-cmd}, as StackStorm has it (contract, section 6.2). */
public final class ShellResult {
    /** What Python says of a process that SIGKILL has ended. */
    private static final int KILLED = -9;

    /** The same of SIGTERM. */
    private static final int TERMINATED = -15;

    /** Of what never was a process; no shell answers it. */
    private static final int NO_PROCESS = -1;

    private static final Output NOTHING = new Output("", "", false);

    private static final ObjectReader JSON =
            Json.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ShellResult() {}

    /** {@code failed, succeeded, return_code, stdout, stderr}, and {@code error} where it did not end by itself. */
    public static Map<String, @Nullable Object> of(ShellOutcome outcome) {
        return switch (outcome) {
            case ShellOutcome.Exited exited ->
                result(exited.isTerminated() ? TERMINATED : exited.code(), exited.output());
            case ShellOutcome.TimedOut(var limit, Output output) ->
                withError(
                        result(KILLED, output), "Action failed to complete in %d seconds".formatted(limit.toSeconds()));
            case ShellOutcome.Cancelled(Output output) -> // what somebody has cancelled is told in his words
                withError(result(KILLED, output), "Action ended with its dispatcher");
            case ShellOutcome.NotStarted(String reason) -> withError(result(NO_PROCESS, NOTHING), reason);
        };
    }

    private static Map<String, @Nullable Object> result(int code, Output output) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("failed", code != 0);
        result.put("succeeded", code == 0);
        result.put("return_code", code);
        result.put("stdout", parsed(output.stdout()));
        result.put("stderr", parsed(output.stderr()));
        return result;
    }

    private static Map<String, @Nullable Object> withError(Map<String, @Nullable Object> result, String error) {
        result.put("error", error);
        return result;
    }

    /** The value of what is JSON; all else as it is. */
    private static @Nullable Object parsed(String text) {
        try {
            return JSON.readValue(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
