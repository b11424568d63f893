// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a function or a filter: their names, and how many must be given. */
public record Signature(String function, List<String> names, int required) {
    private static final String REST = "*";

    /**
     * Of names; those that end with a question mark, which stand behind the others, may be left out. A star as the only
     * name takes whatever is given.
     */
    public static Signature of(String function, String... names) {
        List<String> plain =
                Arrays.stream(names).map(name -> name.replace("?", "")).toList();
        int required = (int) Arrays.stream(names)
                .filter(name -> !name.endsWith("?") && !name.equals(REST))
                .count();
        return new Signature(function, plain, required);
    }

    /**
     * Gives each parameter its value.
     *
     * @throws PythonException if there are too many, too few, or unknown ones
     */
    public Given bind(Arguments arguments) {
        if (names.equals(List.of(REST))) {
            return new Given(this, List.of(arguments));
        }
        if (arguments.positional().size() > names.size()) {
            throw new PythonException("%s() takes at most %d arguments (%d given)"
                    .formatted(function, names.size(), arguments.positional().size()));
        }
        List<@Nullable Object> values = new ArrayList<>(arguments.positional());
        while (values.size() < names.size()) {
            values.add(Given.Absent.ABSENT);
        }
        for (Map.Entry<String, ? extends @Nullable Object> named :
                arguments.named().entrySet()) {
            int at = names.indexOf(named.getKey());
            if (at < 0) {
                throw new PythonException(
                        "%s() got an unexpected keyword argument '%s'".formatted(function, named.getKey()));
            }
            if (!(values.get(at) instanceof Given.Absent)) {
                throw new PythonException(
                        "%s() got multiple values for argument '%s'".formatted(function, named.getKey()));
            }
            values.set(at, named.getValue());
        }
        checkRequired(values);
        return new Given(this, values);
    }

    private void checkRequired(List<@Nullable Object> values) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < required; i++) {
            if (values.get(i) instanceof Given.Absent) {
                missing.add("'" + names.get(i) + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new PythonException("%s() missing %d required positional argument%s: %s"
                    .formatted(
                            function,
                            missing.size(),
                            missing.size() == 1 ? "" : "s",
                            missing.stream().collect(Collectors.joining(" and "))));
        }
    }
}
