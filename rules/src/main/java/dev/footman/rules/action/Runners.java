// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runners that make actions, and the parameters that each takes besides the action's own (contract, section 6.2). */
public final class Runners {
    public static final String HTTP_REQUEST = "http-request";
    public static final String NOOP = "noop";

    private static final Map<String, Map<String, @Nullable Object>> PARAMETERS =
            Map.of(HTTP_REQUEST, read("""
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
            """), NOOP, Map.of());

    private Runners() {}

    /** All parameters of an action: its runner's, and its own, which win. */
    public static Map<String, @Nullable Object> parameters(ActionMetadata metadata) {
        Map<String, @Nullable Object> all =
                new LinkedHashMap<>(PARAMETERS.getOrDefault(metadata.runnerType(), Map.of()));
        metadata.parameters().forEach((name, own) -> all.put(name, merged(all.get(name), own)));
        return all;
    }

    /** An action may say a default of a runner's parameter and leave the rest to the runner. */
    private static @Nullable Object merged(@Nullable Object runners, @Nullable Object own) {
        if (!(runners instanceof Map<?, ?> less) || !(own instanceof Map<?, ?> more)) {
            return own;
        }
        Map<Object, @Nullable Object> merged = new LinkedHashMap<>(less);
        merged.putAll(more);
        return merged;
    }

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
