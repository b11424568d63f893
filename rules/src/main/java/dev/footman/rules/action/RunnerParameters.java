// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that runners bring to their actions (contract, section 6.2, and the seed); {@code secret} of calls is ours. */
final class RunnerParameters {
    static final String OF_CALLS = """
            {
              "url": {"type": "string", "description": "URL to the HTTP endpoint.", "required": true},
              "headers": {"type": "object", "description": "HTTP headers for the request."},
              "cookies": {"type": "object", "description": "Cookies to send with the request."},
              "username": {"type": "string", "description": "Username of basic authentication."},
              "password": {"type": "string", "description": "Password of basic authentication.", "secret": true},
              "allow_redirects": {"type": "boolean", "description": "Accepted; redirects are never followed.", "default": false},
              "verify_ssl_cert": {"type": "boolean", "description": "Whether the certificate is verified.", "default": true},
              "http_proxy": {"type": "string", "description": "A URL of a proxy for http."},
              "https_proxy": {"type": "string", "description": "A URL of a proxy for https."},
              "url_hosts_blacklist": {"type": "array", "description": "Hosts that are never called."},
              "url_hosts_whitelist": {"type": "array", "description": "The only hosts that are called."},
              "secret": {"type": "string", "description": "Signs the call (Standard Webhooks); whsec_... or whsk_..., several with blanks between.", "secret": true}
            }
            """;

    static final String OF_COMMANDS = """
            {
              "sudo": {"default": false, "type": "boolean", "description": "The command will be executed with sudo."},
              "sudo_password": {"type": "string", "description": "Accepted; no command is executed with sudo.", "secret": true},
              "timeout": {"default": 60, "type": "integer", "description": "Action timeout in seconds. Action will get killed if it doesn't finish in timeout seconds."},
              "cmd": {"type": "string", "description": "Arbitrary Linux command to be executed on the host."},
              "kwarg_op": {"default": "--", "type": "string", "description": "Operator to use in front of keyword args i.e. \\"--\\" or \\"-\\"."},
              "env": {"type": "object", "description": "Environment variables which will be available to the command(e.g. key1=val1,key2=val2)"},
              "cwd": {"type": "string", "description": "Working directory where the command will be executed in"}
            }
            """;

    static final String OF_ANNOUNCEMENTS = """
            {
              "experimental": {"type": "boolean", "description": "That whoever runs it knows it is an experiment.", "required": true, "default": false},
              "route": {"type": "string", "description": "Under which name it goes out: words with dots between.", "default": "general", "minLength": 1, "maxLength": 255}
            }
            """;

    static final String OF_SCRIPTS = """
            {
              "env": {"type": "object", "description": "Environment variables of the script."},
              "timeout": {"type": "integer", "description": "Seconds that the script may run.", "default": 600}
            }
            """;

    private RunnerParameters() {}

    static Map<String, @Nullable Object> read(String json) {
        try {
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            ((Map<?, ?>) Json.MAPPER.readValue(json, Map.class))
                    .forEach((name, schema) -> read.put(String.valueOf(name), schema));
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parameters of a runner are JSON", e);
        }
    }
}
