// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shell command that a delivery runs on a dispatcher's machine (StackStorm contract, section 6.2).
 *
 * @param line    what the shell reads; sealed, as the values of {@code env}, where a secret parameter stands in it
 * @param cwd     the folder that it runs in; empty: the dispatcher chooses one
 * @param env     what its environment has besides the little that every command gets
 * @param timeout how long it may run; absent: {@link #DEFAULT_TIMEOUT}
 */
public record Command(
        String line,
        String cwd,
        Map<String, String> env,
        @Nullable Duration timeout) implements Job {
    /** StackStorm's (contract, section 6.2). */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    @JsonCreator
    public Command(String line, @Nullable String cwd, @Nullable Map<String, String> env, @Nullable Duration timeout) {
        this.line = line;
        this.cwd = cwd == null ? "" : cwd;
        this.env = env == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(env));
        this.timeout = timeout;
    }
}
