// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.QlikTrigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.body.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trigger types that every installation has: StackStorm's webhook and generic ones, and those of Qlik's events. */
final class BuiltInTypes {
    /** The type of hooks: a rule says their {@code url}, and may say how requests are signed. */
    static final String WEBHOOK = "core.st2.webhook";

    private static final int ID_BYTES = 12;

    /** A rule on one of Qlik's events that gave parameters would listen to a trigger that nothing ever sends. */
    static final Map<String, @Nullable Object> NO_PARAMETERS = Map.of("type", "object", "additionalProperties", false);

    private BuiltInTypes() {}

    static Map<String, TriggerType> byRef() {
        Map<String, TriggerType> types = new LinkedHashMap<>();
        Stream.of(stackStorms(), qliks()).flatMap(type -> type).forEach(type -> types.put(type.ref(), type));
        return types;
    }

    private static Stream<TriggerType> stackStorms() {
        return Stream.of(
                type(
                        "core",
                        "st2.webhook",
                        "Trigger type for registering webhooks that can consume arbitrary payload.",
                        object(Map.of(
                                "headers", Map.of("type", "object"),
                                "headers_lower", Map.of("type", "object"),
                                "body", Map.of("type", List.of("object", "array")))),
                        webhookParameters()),
                type(
                        "core",
                        "st2.generic.actiontrigger",
                        "Trigger encapsulating the completion of an action execution.",
                        object(Map.of(
                                "execution_id", Map.of(),
                                "status", Map.of(),
                                "start_timestamp", Map.of(),
                                "action_name", Map.of(),
                                "action_ref", Map.of(),
                                "runner_ref", Map.of(),
                                "parameters", Map.of(),
                                "result", Map.of())),
                        Map.of()),
                type("core", "st2.generic.notifytrigger", "Notification trigger.", object(Map.of()), Map.of()));
    }

    private static Map<String, @Nullable Object> webhookParameters() {
        try {
            return JsonText.readObject("""
                    {
                      "type": "object",
                      "properties": {
                        "url": {"type": "string", "required": true},
                        "signature": {
                          "type": "object",
                          "properties": {
                            "kind": {
                              "type": "string",
                              "required": true,
                              "enum": ["github", "stripe", "slack", "standard-webhooks"]
                            },
                            "secret": {"type": "string", "required": true}
                          },
                          "additionalProperties": false
                        }
                      },
                      "additionalProperties": false
                    }
                    """);
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema of a hook's parameters is JSON", e);
        }
    }

    private static Stream<TriggerType> qliks() {
        return Stream.concat(
                Stream.of(QlikTrigger.values()).map(trigger -> qlik(trigger.reference(), trigger.eventText())),
                Stream.of(FoundTrigger.values()).map(trigger -> qlik(trigger.reference(), trigger.eventText())));
    }

    private static TriggerType qlik(String reference, String eventText) {
        int dot = reference.indexOf('.');
        return type(
                reference.substring(0, dot), reference.substring(dot + 1), eventText, object(Map.of()), NO_PARAMETERS);
    }

    private static Map<String, @Nullable Object> object(Map<String, ?> properties) {
        return Map.of("type", "object", "properties", properties);
    }

    private static TriggerType type(
            String pack,
            String name,
            String description,
            Map<String, @Nullable Object> payload,
            Map<String, @Nullable Object> parameters) {
        String id = DerivedId.of(ID_BYTES, "trigger type", pack, name);
        return new TriggerType(id, pack, name, description, payload, parameters, List.of(), "");
    }
}
