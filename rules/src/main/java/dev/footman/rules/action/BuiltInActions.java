// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.rule.ActionMetadata;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actions that every installation has (contract, section 6.2). */
public final class BuiltInActions {
    private static final int ID_BYTES = 12;

    private static final String LOCAL = "Action that executes an arbitrary Linux command on the localhost.";

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
                      "headers": {"type": "object", "description": "HTTP headers for the request."},
                      "auth": {"type": "string", "description": "user:password of basic authentication.", "secret": true},
                      "timeout": {"type": "number", "description": "Seconds that one attempt may take; else as the dispatcher is set."},
                      "file_name": {"type": "string", "description": "Refused: files are not sent."},
                      "file_content": {"type": "string", "description": "Refused: files are not sent."},
                      "file_content_type": {"type": "string", "description": "Refused: files are not sent."},
                      "file_path": {"type": "string", "description": "Refused: files are not sent."}
                    }
                    """),
                    action("local", LOCAL, Runners.LOCAL_SHELL_CMD, """
                    {
                      "cmd": {"required": true, "type": "string", "description": "Arbitrary Linux command to be executed on the local host."},
                      "sudo": {"immutable": true}
                    }
                    """),
                    action(
                            "local_sudo",
                            LOCAL + " Refused when run: no command runs as root.",
                            Runners.LOCAL_SHELL_CMD,
                            """
                    {
                      "cmd": {"required": true, "type": "string", "description": "Arbitrary Linux command to be executed on the local host."},
                      "sudo": {"default": true, "immutable": true}
                    }
                    """),
                    action(
                            "echo",
                            "Action that executes the Linux echo command on the localhost.",
                            Runners.LOCAL_SHELL_CMD,
                            """
                    {
                      "message": {"required": true, "type": "string", "description": "The message that the command will echo."},
                      "cmd": {
                        "required": true,
                        "type": "string",
                        "description": "Arbitrary Linux command to be executed on the local host.",
                        "default": "echo \\"{{message}}\\"",
                        "immutable": true
                      },
                      "kwarg_op": {"immutable": true},
                      "sudo": {"default": false, "immutable": true}
                    }
                    """),
                    action("noop", "Action that does nothing.", Runners.NOOP, "{}"),
                    action(
                            "announcement",
                            "Action that broadcasts the announcement to all stream consumers.",
                            Runners.ANNOUNCEMENT,
                            """
                    {
                      "message": {"type": "object", "description": "Message to broadcast."},
                      "experimental": {"default": true, "immutable": true}
                    }
                    """),
                    action(
                            "inject_trigger",
                            "Action which injects a new trigger in the system.",
                            Runners.PYTHON_SCRIPT,
                            """
                    {
                      "trigger_name": {"type": "string", "description": "Reference of the trigger, such as mypack.my_trigger."},
                      "trigger": {"type": "string", "description": "The same, as it was called before."},
                      "payload": {"type": "object", "description": "What the event says."},
                      "trace_tag": {"type": "string", "description": "What its trace is found by."}
                    }
                    """))
            .collect(Collectors.toUnmodifiableMap(ActionMetadata::ref, Function.identity()));

    private BuiltInActions() {}

    /** All of them, in no order. */
    public static Collection<ActionMetadata> all() {
        return BY_REF.values();
    }

    public static @Nullable ActionMetadata find(String ref) {
        return BY_REF.get(ref);
    }

    private static ActionMetadata action(String name, String description, String runner, String parameters) {
        String id = DerivedId.of(ID_BYTES, "action", "core", name);
        return new ActionMetadata(id, "core", name, description, runner, RunnerParameters.read(parameters));
    }
}
