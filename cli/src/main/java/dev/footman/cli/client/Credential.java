// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What shows the API who asks.
 *
 * @param header in which it is sent
 * @param value  empty: nothing is shown
 */
public record Credential(String header, String value) {
    public static final Credential NONE = new Credential("", "");

    /** Of one who has an API key. */
    public static Credential apiKey(String key) {
        return new Credential("St2-Api-Key", key);
    }

    /** Of one who has a token. */
    public static Credential token(String token) {
        return new Credential("X-Auth-Token", token);
    }

    /** Of one who has a password, which tokens are given for. */
    public static Credential password(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credential("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
