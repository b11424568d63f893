// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that rules may look up, as the topic {@code keys} carries it (StackStorm contract, section 7.6). Values are text.
 *
 * @param id      24 hexadecimal digits
 * @param scope   {@code st2kv.system}, or {@code st2kv.user}
 * @param value   sealed where it is secret
 * @param expires from when on it counts as absent; absent: never
 */
public record DatastoreItem(
        String id,
        String scope,
        String name,
        String value,
        boolean secret,
        @Nullable Instant expires) {
    public static final String SYSTEM = "st2kv.system";

    /** The key of a value's record. */
    public static String key(String scope, String name) {
        return scope + "/" + name;
    }

    /**
     * What stands for it in a pattern or template of a rule.
     *
     * @throws IllegalArgumentException if it is secret: what a rule makes of it would lie in topics in clear
     */
    public String forRules() {
        if (secret) {
            throw new IllegalArgumentException(
                    "the value of key \"%s\" is secret, and rules cannot read it in this version".formatted(name));
        }
        return value;
    }

    /** Whether it counts as absent at that moment. */
    public boolean isOver(Instant at) {
        return expires != null && !at.isBefore(expires);
    }
}
