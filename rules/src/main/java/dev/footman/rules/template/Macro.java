// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Nothing;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Tuple;
import dev.footman.rules.python.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro: a block that is rendered where it is called, with values for its parameters. */
record Macro(String name, Statement.Parameters parameters, List<Statement> body, Scope definedIn, Rendering rendering)
        implements PythonObject {
    static final String CALLER = "caller";

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "name" -> name;
            case "arguments" -> Tuple.of(parameters.names().toArray());
            default -> Nothing.NOTHING;
        };
    }

    /** The call of a call block, which hands its body on. */
    static Expression withCaller(Expression call) {
        if (!(call instanceof Expression.Call(Expression callee, Expression.CallArguments arguments))) {
            return call;
        }
        Map<String, Expression> named = new LinkedHashMap<>(arguments.named());
        named.put(CALLER, new Expression.Name(CALLER));
        return new Expression.Call(
                callee,
                new Expression.CallArguments(arguments.positional(), named, arguments.rest(), arguments.namedRest()));
    }

    @Override
    public @Nullable Object call(Arguments arguments, Budget budget) {
        budget.enter();
        Scope scope = definedIn.inner();
        List<String> names = parameters.names();
        List<? extends @Nullable Object> positional = arguments.positional();
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        for (int i = 0; i < names.size(); i++) {
            String parameter = names.get(i);
            if (i < positional.size()) {
                if (named.containsKey(parameter)) {
                    throw new PythonException(
                            "macro '%s' got multiple values for argument '%s'".formatted(name, parameter));
                }
                scope.set(parameter, positional.get(i));
            } else {
                scope.set(parameter, named.containsKey(parameter) ? named.remove(parameter) : byDefault(i, scope));
            }
        }
        if (named.containsKey(CALLER)) {
            scope.set(CALLER, named.remove(CALLER));
        }
        rest(scope, positional, named);
        String text = rendering.text(body, scope);
        budget.leave();
        return text;
    }

    private @Nullable Object byDefault(int at, Scope scope) {
        int first = parameters.names().size() - parameters.defaults().size();
        return at < first
                ? new Undefined(
                        "parameter '%s' was not provided"
                                .formatted(parameters.names().get(at)),
                        false)
                : rendering.evaluation().value(parameters.defaults().get(at - first), scope);
    }

    private void rest(Scope scope, List<? extends @Nullable Object> positional, Map<String, @Nullable Object> named) {
        int taken = Math.min(positional.size(), parameters.names().size());
        if (taken < positional.size() && !FreeNames.of(body).contains("varargs")) {
            throw new PythonException("macro '%s' takes not more than %d argument(s)"
                    .formatted(name, parameters.names().size()));
        }
        if (!named.isEmpty() && !FreeNames.of(body).contains("kwargs")) {
            throw new PythonException("macro '%s' takes no keyword argument '%s'"
                    .formatted(name, named.keySet().iterator().next()));
        }
        scope.set("varargs", new Tuple(positional.subList(taken, positional.size())));
        scope.set("kwargs", new OwnDict(named));
    }
}
