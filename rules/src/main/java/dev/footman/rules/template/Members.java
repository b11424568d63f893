// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.BoundMethod;
import dev.footman.rules.python.Methods;
import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Subscript;
import dev.footman.rules.python.Tuple;
import dev.footman.rules.python.Undefined;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a point or in brackets. An object's field goes before a method of the same name, unless it is
 * called: so {@code trigger.items} is the event's field.
 */
final class Members {
    private Members() {}

    static @Nullable Object attribute(@Nullable Object owner, String name, Evaluation evaluation) {
        if (owner instanceof Map<?, ?> map) {
            Object value = map.get(name);
            if (value != null || map.containsKey(name)) {
                return value;
            }
        }
        Object found = own(owner, name);
        return found instanceof Nothing ? nothing(owner, name, evaluation) : found;
    }

    /** An attribute that is no field. */
    static @Nullable Object own(@Nullable Object owner, String name) {
        if (owner instanceof PythonObject object) {
            return object.attribute(name);
        }
        if (owner instanceof Tuple tuple && !(tuple.named(name) instanceof Nothing)) {
            return tuple.named(name);
        }
        return Methods.exists(owner, name) ? new BoundMethod(Objects.requireNonNull(owner), name) : Nothing.NOTHING;
    }

    static @Nullable Object item(@Nullable Object owner, @Nullable Object key, Evaluation evaluation) {
        if (owner instanceof PythonObject && key instanceof String name) {
            return attribute(owner, name, evaluation);
        }
        Object item = Subscript.item(owner, key, evaluation.budget());
        if (!(item instanceof Nothing)) {
            return item;
        }
        Object found = key instanceof String name ? own(owner, name) : Nothing.NOTHING;
        return found instanceof Nothing ? nothing(owner, key, evaluation) : found;
    }

    static Undefined nothing(@Nullable Object owner, @Nullable Object name, Evaluation evaluation) {
        if (owner instanceof Undefined undefined) {
            if (undefined.lenient()) {
                return undefined;
            }
            throw undefined.failure();
        }
        if (name instanceof String text && text.startsWith("__") && text.endsWith("__")) {
            return new Undefined(
                    "access to attribute '%s' of '%s' object is unsafe."
                            .formatted(text, dev.footman.rules.python.Types.nameOf(owner)),
                    evaluation.isLenient());
        }
        return Undefined.part(owner, name, evaluation.isLenient());
    }
}
