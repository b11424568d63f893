// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Tuple;
import dev.footman.rules.python.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of {@code loop} within a loop's body. */
final class LoopState implements PythonObject {
    private final List<?> items;
    private final int depth;
    private final Function recursion;
    private int at;
    private @Nullable Object lastSeen = Nothing.NOTHING;

    LoopState(List<?> items, int depth, Function recursion) {
        this.items = items;
        this.depth = depth;
        this.recursion = recursion;
    }

    void goTo(int index) {
        at = index;
    }

    int depth() {
        return depth;
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public @Nullable Object call(Arguments arguments, Budget budget) {
        return recursion.call(arguments, budget);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "index" -> at + 1L;
            case "index0" -> (long) at;
            case "revindex" -> (long) items.size() - at;
            case "revindex0" -> items.size() - at - 1L;
            case "first" -> at == 0;
            case "last" -> at == items.size() - 1;
            case "length" -> (long) items.size();
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> at == 0 ? new Undefined("there is no previous item", false) : items.get(at - 1);
            case "nextitem" ->
                at == items.size() - 1 ? new Undefined("there is no next item", false) : items.get(at + 1);
            case "cycle" -> new Function("cycle", (arguments, budget) -> cycled(arguments));
            case "changed" -> new Function("changed", this::changed);
            default -> Nothing.NOTHING;
        };
    }

    private @Nullable Object cycled(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new PythonException("no items for cycling given");
        }
        return arguments.positional().get(at % arguments.positional().size());
    }

    private Object changed(Arguments arguments, Budget budget) {
        Tuple seen = new Tuple(arguments.positional());
        boolean same = !(lastSeen instanceof Nothing) && Comparison.equal(lastSeen, seen, budget);
        lastSeen = seen;
        return !same;
    }
}
