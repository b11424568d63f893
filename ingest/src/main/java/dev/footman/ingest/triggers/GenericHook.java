// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.event.ServiceReading;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.rules.schema.PythonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is said to the hook {@code st2}: a trigger by name, and its payload. More kindly than StackStorm, the trigger
 * may be an object with {@code type} and {@code parameters}, and a payload that is no object is refused in plain words.
 *
 * <p>Source: the contract, section 1.7; its texts are kept where they name Python's.
 */
public final class GenericHook {
    /** The hook's name. */
    public static final String NAME = "st2";

    private final TriggerTypes types;

    public GenericHook(TriggerTypes types) {
        this.types = types;
    }

    /** What came of reading. */
    public sealed interface Result {
        record Said(Trigger trigger, Map<String, @Nullable Object> payload) implements Result {}

        record Refused(String reason) implements Result {}
    }

    /** Reads a body, which is an object or an array. */
    public Result read(Object body) {
        if (!(body instanceof Map<?, ?> said)) {
            return new Result.Refused("Webhook body needs to be an object, got: array");
        }
        Object trigger = said.get("trigger");
        Object payload = said.get("payload") == null ? Map.of() : said.get("payload");
        if (trigger == null || isNothing(trigger)) {
            return new Result.Refused("Trigger not specified.");
        }
        if (trigger instanceof Map<?, ?> object && object.get("type") instanceof String type) {
            return withParameters(type, object.get("parameters"), payload);
        }
        return trigger instanceof String name
                ? checked(name, payload).orElseGet(() -> new Result.Said(new Trigger(name, Map.of()), fields(payload)))
                : refused(PythonText.brief(trigger), payload, noName(trigger));
    }

    /** What is wrong with parameters is said as to the author of a rule that has them. */
    private Result withParameters(String type, @Nullable Object parameters, @Nullable Object payload) {
        if (parameters != null && !(parameters instanceof Map)) {
            return new Result.Refused("%s is not of type 'object', 'null'".formatted(PythonText.brief(parameters)));
        }
        Trigger trigger = new Trigger(type, fields(parameters));
        return checked(type, payload)
                .or(() -> parametersFault(trigger))
                .orElseGet(() -> new Result.Said(trigger, fields(payload)));
    }

    private Optional<Result> parametersFault(Trigger trigger) {
        TriggerType type = types.get(trigger.type());
        return type == null
                ? Optional.empty()
                : TriggerTypes.parametersFault(type, trigger.parameters()).map(Result.Refused::new);
    }

    /** Why an event of the type that is named so is refused. Who names a type alone says no parameters, and is not asked. */
    private Optional<Result> checked(String name, @Nullable Object payload) {
        TriggerType type = types.get(name);
        if (name.equals(ServiceReading.TRIGGER)) {
            return Optional.of(refused(name, payload, "readings are taken by POST /v1/events/windows-services"));
        }
        if (type == null) {
            return Optional.of(refused(
                    name, payload, "Trigger type with reference \"%s\" doesn't exist in the database".formatted(name)));
        }
        return TriggerTypes.fault(type.payloadSchema(), payload)
                .or(() -> payload instanceof Map
                        ? Optional.empty()
                        : Optional.of("%s is not of type 'object'".formatted(PythonText.brief(payload))))
                .map(reason -> refused(name, payload, reason));
    }

    private static Result refused(String trigger, @Nullable Object payload, String reason) {
        return new Result.Refused(
                "Trigger payload validation failed and validation is enabled, not dispatching a trigger"
                        + " \"%s\" (%s): %s".formatted(trigger, PythonText.brief(payload), reason));
    }

    private static boolean isNothing(Object trigger) {
        return trigger.equals("")
                || trigger.equals(false)
                || (trigger instanceof Number number && number.doubleValue() == 0)
                || (trigger instanceof List<?> list && list.isEmpty())
                || (trigger instanceof Map<?, ?> object && object.isEmpty());
    }

    private static String noName(Object trigger) {
        return switch (trigger) {
            case List<?> list -> "unhashable type: 'list'";
            case Map<?, ?> object ->
                "trigger must be the reference of a trigger type, such as mypack.my_trigger, or an object with type and"
                        + " parameters";
            case Boolean flag -> "'bool' object has no attribute 'split'";
            case Double number -> "'float' object has no attribute 'split'";
            case Object number -> "'int' object has no attribute 'split'";
        };
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(Objects.toString(name), field));
        }
        return fields;
    }
}
