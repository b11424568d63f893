// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.rule.ActionMetadata;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actions that every installation has (contract, section 6.2). */
final class BuiltInActions {
    private static final int ID_BYTES = 12;

    private static final Map<String, ActionMetadata> BY_REF = Stream.of(
                    action("http", "Action that performs an HTTP request.", Runners.HTTP_REQUEST, """
                    {
                      "method": {
                        "type": "string",
                        "description": "HTTP method; POST where there is a body, else GET.",
                        "enum": ["HEAD", "GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PURGE"]
                      },
                      "body": {"type": "string", "description": "Text to send."},
                      "params": {"type": "object", "description": "What goes into the query."},
                      "auth": {"type": "string", "description": "user:password of basic authentication.", "secret": true},
                      "timeout": {"type": "number", "description": "Seconds that one attempt may take."}
                    }
                    """),
                    action("noop", "Action that does nothing.", Runners.NOOP, "{}"))
            .collect(Collectors.toUnmodifiableMap(ActionMetadata::ref, action -> action));

    private BuiltInActions() {}

    static @Nullable ActionMetadata find(String ref) {
        return BY_REF.get(ref);
    }

    private static ActionMetadata action(String name, String description, String runner, String parameters) {
        String id = DerivedId.of(ID_BYTES, "action", "core", name);
        return new ActionMetadata(id, "core", name, description, true, runner, "", Runners.read(parameters), "");
    }
}
