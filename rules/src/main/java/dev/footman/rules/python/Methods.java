// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that texts, lists, dicts and numbers have. */
public final class Methods {
    private Methods() {}

    /** Whether a value has a method of this name. */
    public static boolean exists(@Nullable Object self, String name) {
        return find(self, name) != null || isFormat(self, name);
    }

    private static @Nullable Method find(@Nullable Object self, String name) {
        return switch (self) {
            case null -> null;
            case String text -> textMethod(name);
            case Markup markup -> textMethod(name);
            case List<?> list -> ListMethods.ALL.get(name);
            case Map<?, ?> map -> DictMethods.ALL.get(name);
            case Number number -> NumberMethods.ALL.get(name);
            case Object other -> null;
        };
    }

    private static @Nullable Method textMethod(String name) {
        Method method = TextMethods.ALL.get(name);
        return method == null ? TextTests.ALL.get(name) : method;
    }

    private static boolean isFormat(@Nullable Object self, String name) {
        return Types.text(self) != null && (name.equals("format") || name.equals("format_map"));
    }

    /** Calls a method that exists. */
    public static @Nullable Object call(Object self, String name, Arguments arguments, Budget budget) {
        String text = Types.text(self);
        if (text != null && isFormat(self, name)) {
            return safe(self, format(text, name, arguments, budget));
        }
        Method method = find(self, name);
        if (method == null) {
            throw PythonException.of(self, "'%s' object has no attribute '" + name + "'");
        }
        Given given = method.signature().bind(arguments);
        return text == null
                ? method.body().run(self, given, budget)
                : safe(self, method.body().run(text, given, budget));
    }

    private static String format(String text, String name, Arguments arguments, Budget budget) {
        if (name.equals("format")) {
            return BraceFormat.format(text, arguments, budget);
        }
        Object map =
                arguments.positional().isEmpty() ? null : arguments.positional().getFirst();
        if (!(map instanceof Map<?, ?> values)) {
            throw PythonException.of(map, "'%s' object is not subscriptable");
        }
        OwnDict named = new OwnDict(values);
        java.util.LinkedHashMap<String, @Nullable Object> texts = new java.util.LinkedHashMap<>();
        named.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return BraceFormat.format(text, new Arguments(List.of(), texts), budget);
    }

    /** What comes of safe text is safe. */
    private static @Nullable Object safe(Object self, @Nullable Object result) {
        return self instanceof Markup && result instanceof String text ? new Markup(text) : result;
    }
}
