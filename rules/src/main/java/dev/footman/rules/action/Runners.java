// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.CheckedParameters;
import dev.footman.rules.parameters.ParameterSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runners that make actions, and the parameters that each takes besides the action's own (contract, section 6.2). */
public final class Runners {
    public static final String HTTP_REQUEST = "http-request";
    public static final String NOOP = "noop";
    public static final String LOCAL_SHELL_CMD = "local-shell-cmd";
    public static final String ANNOUNCEMENT = "announcement";

    /** What StackStorm makes {@code core.inject_trigger} with. No script runs here. */
    public static final String PYTHON_SCRIPT = "python-script";

    private static final List<RunnerType> ALL = List.of(
            runner(
                    ANNOUNCEMENT,
                    "announcement_runner",
                    "A runner for emitting an announcement event on the stream.",
                    RunnerParameters.OF_ANNOUNCEMENTS),
            runner(HTTP_REQUEST, "http_runner", "A HTTP client for running HTTP actions.", RunnerParameters.OF_CALLS),
            runner(
                    LOCAL_SHELL_CMD,
                    "local_runner",
                    "A runner to execute local actions as a fixed user.",
                    RunnerParameters.OF_COMMANDS),
            runner(NOOP, "noop_runner", "A runner that does nothing.", "{}"),
            runner(PYTHON_SCRIPT, "python_runner", "A runner for Python scripts.", RunnerParameters.OF_SCRIPTS));

    private Runners() {}

    private static RunnerType runner(String name, String module, String description, String parameters) {
        return new RunnerType(name, module, description, RunnerParameters.read(parameters));
    }

    /** All of them, by name. */
    public static List<RunnerType> all() {
        return ALL;
    }

    /** The runner with that name or id. */
    public static Optional<RunnerType> find(String nameOrId) {
        return ALL.stream()
                .filter(runner -> runner.name().equals(nameOrId) || runner.id().equals(nameOrId))
                .findFirst();
    }

    /** All parameters of an action: its runner's, and its own, which win. */
    public static Map<String, @Nullable Object> parameters(ActionMetadata metadata) {
        Map<String, @Nullable Object> runners =
                find(metadata.runnerType()).map(RunnerType::parameters).orElse(Map.of());
        return ParameterSchemas.merged(runners, metadata.parameters());
    }

    /** The names of those parameters of an action that must not be shown, and lie sealed. */
    public static Set<String> secretParameters(ActionMetadata metadata) {
        return ParameterSchemas.secret(parameters(metadata));
    }

    /**
     * What comes of running an action with {@code given}: its parameters with their defaults, or why it is refused.
     *
     * @param context what templates see besides the other parameters, such as {@code st2kv}
     */
    public static CheckedParameters check(
            ActionMetadata metadata,
            Map<String, @Nullable Object> given,
            Map<String, ? extends @Nullable Object> context) {
        return ActionParameters.compile(given, parameters(metadata)).check(context);
    }
}
