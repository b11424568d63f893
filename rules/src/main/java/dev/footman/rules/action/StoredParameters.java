// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealPlace;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of an execution as they may stand in a topic: what is secret in them is sealed, and what may be. */
final class StoredParameters {
    private static final String HEADERS = "headers";

    private final String owner;
    private final Sealing sealing;
    private final Set<String> secret;

    /**
     * Of the actions of one owner.
     *
     * @param owner  what sealed values belong to: a rule's reference, or an execution's id
     * @param secret the names of those that nobody should read
     */
    StoredParameters(String owner, Set<String> secret, Sealing sealing) {
        this.owner = owner;
        this.sealing = sealing;
        this.secret = Set.copyOf(secret);
    }

    /** What is secret in {@code all} that an execution runs with, wherever it stands. */
    SecretTexts secrets(Map<String, @Nullable Object> all) {
        return SecretTexts.of(all, secret);
    }

    /**
     * As they may be stored.
     *
     * @param texts what must not be readable in them
     */
    Map<String, @Nullable Object> of(Map<String, @Nullable Object> given, SecretTexts texts) {
        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        given.forEach((name, value) -> stored.put(name, stored(name, value, texts)));
        return stored;
    }

    private @Nullable Object stored(String name, @Nullable Object value, SecretTexts texts) {
        if (value == null) {
            return null;
        }
        if (name.equals(HEADERS) && value instanceof Map<?, ?> headers) {
            return headers(headers, texts);
        }
        boolean isSecret = secret.contains(name)
                || texts.isIn(value)
                || (ProxyParameter.isOne(name) && value instanceof String url && ProxyParameter.hasPassword(url));
        return isSecret ? sealed(text(value), SealPlace.parameter(owner, name)) : value;
    }

    private Map<String, @Nullable Object> headers(Map<?, ?> headers, SecretTexts texts) {
        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        headers.forEach((key, value) -> {
            String name = String.valueOf(key);
            stored.put(
                    name,
                    value != null && (Headers.isSecret(name) || texts.isIn(value))
                            ? sealed(text(value), SealPlace.header(owner, name))
                            : value);
        });
        return stored;
    }

    private String sealed(String text, String place) {
        return Seal.isSealed(text) ? text : sealing.seal(text, place);
    }

    private static String text(Object value) {
        try {
            return value instanceof String text ? text : Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters came as JSON and go out as JSON", e);
        }
    }
}
