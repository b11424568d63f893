// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Command;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.secret.SealPlace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an action's runner makes of its parameters, for rules and for whoever asks directly (contract, section 6.2). Safe for
 * all threads.
 */
public final class RunnerWork {
    /** Says what it is given. StackStorm has a shell say it, to which a text of an event would be a command. */
    private static final String ECHO = "core.echo";

    private final ActionMetadata metadata;
    private final HttpRequest request;
    private final StoredParameters stored;
    private final String owner;
    private final Sealing sealing;

    private RunnerWork(
            ActionMetadata metadata, HttpRequest request, StoredParameters stored, String owner, Sealing sealing) {
        this.metadata = metadata;
        this.request = request;
        this.stored = stored;
        this.owner = owner;
        this.sealing = sealing;
    }

    /**
     * The work of one action.
     *
     * @param owner what sealed values belong to: a rule's reference, or an execution's id
     */
    public static RunnerWork of(ActionMetadata metadata, String owner, Sealing sealing) {
        return new RunnerWork(
                metadata,
                new HttpRequest(owner, sealing),
                new StoredParameters(owner, Runners.secretParameters(metadata), sealing),
                owner,
                sealing);
    }

    /** The command with what is secret in it sealed. */
    private Command sealed(Command command, SecretTexts secrets) {
        Map<String, String> env = new LinkedHashMap<>();
        command.env()
                .forEach((name, value) -> env.put(
                        name, secrets.isToSeal(value) ? sealing.seal(value, SealPlace.variable(owner, name)) : value));
        String line =
                secrets.isToSeal(command.line()) ? sealing.seal(command.line(), SealPlace.line(owner)) : command.line();
        return new Command(line, command.cwd(), env, command.timeout());
    }

    /**
     * What is made of parameters that have been checked.
     *
     * @param given those that the execution shows
     * @param all   those that the action runs with
     */
    public Made make(Map<String, @Nullable Object> given, Map<String, @Nullable Object> all) {
        try {
            SecretTexts secrets = stored.secrets(all);
            Map<String, @Nullable Object> shown = stored.of(given, secrets);
            return switch (metadata.runnerType()) {
                case Runners.NOOP -> new Made.Done(shown, ended(Map.of()));
                case Runners.ANNOUNCEMENT -> new Made.Done(shown, announced(all));
                case Runners.HTTP_REQUEST -> new Made.Owed(request.of(all, secrets), shown);
                case Runners.LOCAL_SHELL_CMD ->
                    metadata.ref().equals(ECHO)
                            ? new Made.Done(shown, echoed(all))
                            : new Made.Owed(sealed(ShellCommand.of(all), secrets), shown);
                case Runners.PYTHON_SCRIPT ->
                    metadata.ref().equals(InjectedTrigger.ACTION) ? new Made.Done(shown, injected(all)) : notHere();
                default -> notHere();
            };
        } catch (IllegalArgumentException e) {
            return new Made.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Made notHere() {
        return new Made.Failed("Action \"%s\" is made by runner %s, which this version does not have"
                .formatted(metadata.ref(), metadata.runnerType()));
    }

    /** The parameters as a topic may have them. */
    public Map<String, @Nullable Object> stored(Map<String, @Nullable Object> given) {
        return stored.of(given, stored.secrets(given));
    }

    private static Map<String, @Nullable Object> echoed(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("stdout", Objects.toString(all.get("message"), ""));
        output.put("stderr", "");
        return ended(output);
    }

    /** The event itself is made by whoever has the execution. */
    private static Map<String, @Nullable Object> injected(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("exit_code", 0);
        result.put("result", Map.of("trigger", InjectedTrigger.of(all).trigger()));
        result.put("stdout", "");
        result.put("stderr", "");
        return result;
    }

    private static Map<String, @Nullable Object> announced(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("output", all);
        result.putAll(all);
        return result;
    }

    private static Map<String, @Nullable Object> ended(Map<String, @Nullable Object> output) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("failed", false);
        result.put("succeeded", true);
        result.put("return_code", 0);
        result.putAll(output);
        return result;
    }
}
