// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a list that becomes a parameter of the request's query.
 *
 * @param names     of the option, such as {@code -p} and {@code --pack}
 * @param parameter of the query
 * @param fixed     its value where the option takes none
 * @param standard  its value where the option is not given; null: the parameter is left out
 * @param read      makes of what was typed what the query says
 */
record Filter(
        List<String> names,
        String parameter,
        @Nullable String fixed,
        @Nullable String standard,
        ITypeConverter<String> read,
        String description) {
    static final String LAST = "--last";

    private static final int SHOWN = 50;
    private static final ITypeConverter<String> AS_TYPED = typed -> typed;

    /** By equality. */
    static Filter by(String parameter, String description, String... names) {
        return new Filter(Arrays.asList(names), parameter, null, null, AS_TYPED, description);
    }

    /** One that is or is not given. */
    static Filter flag(String name, String parameter, String fixed, String description) {
        return new Filter(List.of(name), parameter, fixed, null, AS_TYPED, description);
    }

    /** How many rows; 50 as with StackStorm's client. */
    static Filter last() {
        return new Filter(
                List.of("-n", LAST),
                "limit",
                null,
                String.valueOf(SHOWN),
                new HowMany(),
                "how many to list; -1 is all (default: %d)".formatted(SHOWN));
    }

    OptionSpec option() {
        OptionSpec.Builder option = OptionSpec.builder(names.toArray(String[]::new))
                .description(description)
                .showDefaultValue(Visibility.NEVER);
        return fixed == null
                ? option.type(String.class)
                        .converters(read)
                        .paramLabel("VALUE")
                        .defaultValue(standard)
                        .build()
                : option.type(boolean.class).arity("0").build();
    }

    /** What the query is to say, of the option's value. */
    @Nullable
    String said(@Nullable Object value) {
        if (fixed != null) {
            return Boolean.TRUE.equals(value) ? fixed : null;
        }
        return value == null ? null : value.toString();
    }
}
