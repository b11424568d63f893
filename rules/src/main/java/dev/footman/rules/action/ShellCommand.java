// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Command;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a command of the parameters of the runner {@code local-shell-cmd} (contract, section 6.2). */
public final class ShellCommand {
    private static final long LONGEST_TIMEOUT_SECONDS = 86_400;

    private ShellCommand() {}

    /**
     * The command.
     *
     * @param values by name, rendered and of the types that the metadata names
     * @throws IllegalArgumentException if none can be made of them; the message says why
     */
    public static Command of(Map<String, @Nullable Object> values) {
        if (Boolean.TRUE.equals(values.get("sudo"))) {
            throw new IllegalArgumentException("sudo must be false, but is true: no command runs as root here."
                    + " Use core.local, and let the machine's administrator allow what it needs");
        }
        if (!(values.get("cmd") instanceof String line) || line.isBlank()) {
            throw new IllegalArgumentException("cmd must be a command, such as date, but is empty");
        }
        return new Command(
                line,
                values.get("cwd") instanceof String cwd ? cwd : "",
                environment(values.get("env")),
                timeout(values.get("timeout")));
    }

    private static Map<String, String> environment(@Nullable Object given) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> environment.put(Objects.toString(name), RequestUrl.plain(value)));
        }
        return environment;
    }

    private static @Nullable Duration timeout(@Nullable Object given) {
        if (!(given instanceof Number seconds)) {
            return null;
        }
        if (seconds.longValue() < 1 || seconds.longValue() > LONGEST_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException(
                    "timeout must be from 1 to %d seconds, but is %s".formatted(LONGEST_TIMEOUT_SECONDS, seconds));
        }
        return Duration.ofSeconds(seconds.longValue());
    }
}
