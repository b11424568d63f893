// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.time.Instant;

/**
 * An API key, as the topic {@code credentials} keeps it: never the key itself. The record's key is its hash.
 *
 * @param id      names it in the API; 24 hexadecimal digits
 * @param keyHash SHA-512 of the key behind a fixed salt, in hexadecimal
 */
public record Credential(String id, String user, String keyHash, boolean enabled, Instant createdAt) {}
