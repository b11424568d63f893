// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.DictMethods;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Range;
import dev.footman.rules.python.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that every template has. */
final class Globals {
    private static final Map<String, Function> ALL = Map.of(
            "range", new Function("range", (arguments, budget) -> range(arguments)),
            "dict", new Function("dict", Globals::dict),
            "namespace", new Function("namespace", (arguments, budget) -> new Namespace(dict(arguments, budget))),
            "cycler", new Function("cycler", (arguments, budget) -> new Cycler(arguments.positional())),
            "joiner", new Function("joiner", Globals::joiner),
            "lipsum",
                    new Function("lipsum", (arguments, budget) -> {
                        throw new PythonException(
                                "lipsum() is not available: a template gives the same text every time");
                    }));

    static final Set<String> NAMES = ALL.keySet();

    private Globals() {}

    static @Nullable PythonObject named(String name) {
        return ALL.get(name);
    }

    private static Range range(Arguments arguments) {
        List<Long> bounds = arguments.positional().stream().map(Types::needLong).toList();
        return switch (bounds.size()) {
            case 0 -> throw new PythonException("range expected at least 1 argument, got 0");
            case 1 -> Range.of(0, bounds.getFirst(), 1);
            case 2 -> Range.of(bounds.getFirst(), bounds.getLast(), 1);
            case 3 -> Range.of(bounds.getFirst(), bounds.get(1), bounds.getLast());
            default -> throw new PythonException("range expected at most 3 arguments, got " + bounds.size());
        };
    }

    private static OwnDict dict(Arguments arguments, Budget budget) {
        if (arguments.positional().size() > 1) {
            throw new PythonException("dict expected at most 1 argument, got "
                    + arguments.positional().size());
        }
        OwnDict dict = arguments.positional().isEmpty()
                ? new OwnDict()
                : DictMethods.dict(arguments.positional().getFirst(), budget);
        dict.putAll(arguments.named());
        return dict;
    }

    private static PythonObject joiner(Arguments arguments, Budget budget) {
        Object between = arguments.positional().isEmpty()
                ? separator(arguments.named().get("sep"))
                : arguments.positional().getFirst();
        boolean[] used = {false};
        return new Function("joiner", (none, ignored) -> {
            boolean first = !used[0];
            used[0] = true;
            return first ? "" : between;
        });
    }

    private static Object separator(@Nullable Object given) {
        return given == null ? ", " : given;
    }
}
