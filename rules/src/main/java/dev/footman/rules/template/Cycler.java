// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code cycler(...)} makes: it gives its items one after the other, and then again. */
final class Cycler implements PythonObject {
    private final List<? extends @Nullable Object> items;
    private int at;

    Cycler(List<? extends @Nullable Object> items) {
        if (items.isEmpty()) {
            throw new PythonException("at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "current" -> items.get(at);
            case "next" -> new Function("next", (arguments, budget) -> next());
            case "reset" ->
                new Function("reset", (arguments, budget) -> {
                    at = 0;
                    return null;
                });
            default -> Nothing.NOTHING;
        };
    }

    private @Nullable Object next() {
        Object item = items.get(at);
        at = (at + 1) % items.size();
        return item;
    }
}
