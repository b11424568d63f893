// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.PythonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a loop: its body once for each item, in a scope of its own. */
final class Loop {
    private final Statement.For loop;
    private final Rendering rendering;
    private final Scope outer;

    Loop(Statement.For loop, Rendering rendering, Scope outer) {
        this.loop = loop;
        this.rendering = rendering;
        this.outer = outer;
    }

    void run(@Nullable Object items, int depth, StringBuilder out) {
        List<?> wanted = wanted(Iteration.of(items, rendering.evaluation().budget()));
        if (wanted.isEmpty()) {
            rendering.run(loop.otherwise(), outer.inner(), out);
            return;
        }
        LoopState state = new LoopState(wanted, depth, new Function("loop", (given, budget) -> again(given, depth)));
        for (int i = 0; i < wanted.size(); i++) {
            rendering.evaluation().budget().copy(1);
            Scope scope = outer.inner();
            state.goTo(i);
            rendering.assign(loop.target(), wanted.get(i), scope);
            scope.set("loop", state);
            rendering.run(loop.body(), scope, out);
        }
    }

    private List<?> wanted(List<?> items) {
        if (loop.condition() == null) {
            return items instanceof OwnList own ? new OwnList(own) : items; // the body may change its own list
        }
        OwnList wanted = new OwnList();
        for (Object item : items) {
            rendering.evaluation().budget().copy(1);
            Scope scope = outer.inner();
            rendering.assign(loop.target(), item, scope);
            if (rendering.evaluation().isTrue(loop.condition(), scope)) {
                wanted.add(item);
            }
        }
        return wanted;
    }

    private String again(Arguments arguments, int depth) {
        if (!loop.recursive()) {
            throw new PythonException("The loop must have the 'recursive' marker to be called recursively.");
        }
        if (arguments.positional().size() != 1) {
            throw new PythonException("loop() takes 1 argument");
        }
        StringBuilder out = new StringBuilder();
        run(arguments.positional().getFirst(), depth + 1, out);
        return out.toString();
    }
}
