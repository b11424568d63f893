// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.PythonObject;
import org.jspecify.annotations.Nullable;

/** What {@code namespace()} makes: attributes that also a loop's body may set for what follows it. */
record Namespace(OwnDict attributes) implements PythonObject {
    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return attributes.containsKey(name) ? attributes.get(name) : Nothing.NOTHING;
    }

    void set(String name, @Nullable Object value, Budget budget) {
        budget.items(attributes.size() + 1L);
        attributes.put(name, value);
    }
}
