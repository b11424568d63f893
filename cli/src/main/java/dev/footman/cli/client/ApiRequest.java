// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask of the API.
 *
 * @param type    the body's content type
 * @param body    none where it is null
 * @param secrets names of the body's fields that nobody is to see, besides those that are secret by their names
 */
public record ApiRequest(
        String method, ApiPath path, String type, @Nullable String body, Set<String> secrets) {
    private static final String JSON = "application/json";

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public ApiRequest(String method, ApiPath path, String type, @Nullable String body, Set<String> secrets) {
        this.method = method;
        this.path = path;
        this.type = type;
        this.body = body;
        this.secrets = Set.copyOf(secrets);
    }

    public static ApiRequest get(ApiPath path) {
        return new ApiRequest("GET", path, JSON, null, Set.of());
    }

    public static ApiRequest delete(ApiPath path) {
        return new ApiRequest("DELETE", path, JSON, null, Set.of());
    }

    public static ApiRequest post(ApiPath path, JsonNode body) {
        return new ApiRequest("POST", path, JSON, body.toString(), Set.of());
    }

    public static ApiRequest put(ApiPath path, JsonNode body) {
        return new ApiRequest("PUT", path, JSON, body.toString(), Set.of());
    }

    /** Of a body that is text of some other kind. */
    public static ApiRequest post(ApiPath path, String type, String body) {
        return new ApiRequest("POST", path, type, body, Set.of());
    }

    /** The same, with fields of the body that {@code --debug} does not show. */
    public ApiRequest hiding(Set<String> names) {
        return new ApiRequest(method, path, type, body, names);
    }
}
