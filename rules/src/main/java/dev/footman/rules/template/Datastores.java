// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.PythonObject;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code st2kv} in a context: the scopes {@code system} and {@code user} of the datastore.
 *
 * <p>Source: the contract, sections 4.5 and 5.1.
 */
public record Datastores(Datastore system, Datastore user) implements PythonObject {
    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "system" -> new StoredKey(system, "");
            case "user" -> new StoredKey(user, "");
            default -> Nothing.NOTHING;
        };
    }
}
