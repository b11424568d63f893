// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Printed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a rule gives an action, read once and rendered for each event; safe for all threads.
 *
 * <p>Source: the contract, sections 5.1 and 6.3.
 */
public final class ActionParameters {
    private static final ParameterValue NOTHING = ParameterValue.of(null);

    private final Set<String> given;
    private final Map<String, Parameter> schema;
    private final Map<String, ParameterValue> values;
    private final RenderingOrder order;

    private ActionParameters(Set<String> given, Map<String, Parameter> schema, Map<String, ParameterValue> values) {
        this.given = given;
        this.schema = schema;
        this.values = values;
        this.order = RenderingOrder.of(values);
    }

    /**
     * Reads the parameters. Nothing is refused: what is wrong is what rendering answers.
     *
     * @param schema what is known of each parameter: a map with type, default, required, immutable, enum
     */
    public static ActionParameters compile(Map<String, @Nullable Object> given, Map<String, ?> schema) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        schema.forEach((name, properties) -> parameters.put(name, Parameter.of(properties)));
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        given.forEach((name, value) -> values.put(name, ParameterValue.of(value)));
        parameters.forEach((name, parameter) -> {
            if (given.get(name) == null) {
                values.put(name, ParameterValue.of(parameter.byDefault()));
            }
        });
        return new ActionParameters(new LinkedHashSet<>(given.keySet()), parameters, values);
    }

    /** What is said of parameters that the schema does not have; null if it has them all. */
    public @Nullable String unknown() {
        List<String> unknown =
                given.stream().filter(name -> !schema.containsKey(name)).toList();
        if (unknown.isEmpty()) {
            return null;
        }
        String names =
                String.join(", ", unknown.stream().map(ActionParameters::quoted).toList());
        return "Additional properties are not allowed (%s %s unexpected)"
                .formatted(names, unknown.size() == 1 ? "was" : "were");
    }

    private static String quoted(@Nullable Object value) {
        return Printed.repr(value, new Budget());
    }

    /** The parameters for a context, which holds {@code trigger}, {@code st2kv}, and what else templates may name. */
    public RenderedParameters render(Map<String, ? extends @Nullable Object> context) {
        String overridden = overridden();
        if (overridden != null) {
            return new RenderedParameters.Failed(overridden);
        }
        try {
            RenderedParameters.Rendered cast = cast(rendered(context));
            String fault = fault(cast.all(), Parameter::choiceFault);
            return fault == null ? cast : new RenderedParameters.Failed(fault);
        } catch (IllegalArgumentException e) {
            return new RenderedParameters.Failed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same for whoever runs the action himself, and is told all that is wrong: a type that a value is not of, and a
     * parameter that the action does not have. An action without any takes whatever it is given, as in StackStorm.
     */
    public CheckedParameters check(Map<String, ? extends @Nullable Object> context) {
        Map<String, @Nullable Object> rendered;
        try {
            rendered = rendered(context);
        } catch (IllegalArgumentException e) {
            return new CheckedParameters.Unrendered(String.valueOf(e.getMessage()));
        }
        try {
            RenderedParameters.Rendered cast = cast(rendered);
            return Stream.<Supplier<@Nullable String>>of(
                            () -> fault(cast.all(), Parameter::fault),
                            () -> schema.isEmpty() ? null : unknown(),
                            this::overridden)
                    .map(Supplier::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .<CheckedParameters>map(CheckedParameters.Refused::new)
                    .orElseGet(() -> new CheckedParameters.Accepted(cast.given(), cast.all()));
        } catch (IllegalArgumentException e) {
            return new CheckedParameters.Refused(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String overridden() {
        List<String> immutable = given.stream().filter(this::isImmutable).toList();
        return immutable.isEmpty()
                ? null
                : "Override of immutable parameter(s) %s is unsupported.".formatted(quoted(immutable));
    }

    private RenderedParameters.Rendered cast(Map<String, @Nullable Object> rendered) {
        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        given.forEach(name -> stored.put(name, cast(name, rendered)));
        schema.forEach((name, parameter) -> {
            if (!given.contains(name) && !parameter.immutable() && parameter.hasTemplateByDefault()) {
                stored.put(name, cast(name, rendered));
            }
        });
        Map<String, @Nullable Object> all = new LinkedHashMap<>(stored);
        schema.keySet().forEach(name -> {
            if (!all.containsKey(name) && rendered.get(name) != null) {
                all.put(name, cast(name, rendered));
            }
        });
        return new RenderedParameters.Rendered(stored, all);
    }

    private boolean isImmutable(String name) {
        return parameter(name).immutable();
    }

    private Parameter parameter(String name) {
        return schema.getOrDefault(name, Parameter.UNKNOWN);
    }

    private @Nullable Object cast(String name, Map<String, @Nullable Object> rendered) {
        return Cast.to(parameter(name).type(), rendered.get(name));
    }

    private Map<String, @Nullable Object> rendered(Map<String, ? extends @Nullable Object> context) {
        Map<String, @Nullable Object> seen = new HashMap<>(context);
        for (String name : order.names(context.keySet())) {
            ParameterValue value = values.getOrDefault(name, NOTHING);
            if (value.equals(NOTHING) && context.containsKey(name)) {
                continue; // a parameter called trigger, say, that nobody gives hides no event
            }
            try {
                seen.put(name, value.render(seen));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Failed to render parameter \"%s\": %s".formatted(name, e.getMessage()), e);
            }
        }
        Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
        values.forEach((name, value) -> rendered.put(name, value.equals(NOTHING) ? null : seen.get(name)));
        return rendered;
    }

    /** The first that is wrong with the values; null where nothing is. */
    private @Nullable String fault(
            Map<String, @Nullable Object> all, BiFunction<Parameter, Object, @Nullable String> faults) {
        for (Map.Entry<String, Parameter> parameter : schema.entrySet()) {
            String name = parameter.getKey();
            Object value = all.get(name);
            String fault = value != null
                    ? faults.apply(parameter.getValue(), value)
                    : parameter.getValue().required() ? quoted(name) + " is a required property" : null;
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
