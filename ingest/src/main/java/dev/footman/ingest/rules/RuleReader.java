// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.signature.HookSignature;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.criteria.Operator;
import dev.footman.rules.matching.Patterns;
import dev.footman.rules.schema.PythonText;
import dev.footman.rules.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule of what its author wrote, or says why it is none. What can be known of key paths, patterns and templates is
 * refused here, and not by every event later.
 *
 * <p>Source: the contract, sections 3.1, 3.2 and 11.
 */
public final class RuleReader {
    private static final String DEFAULT_PACK = "default";
    private static final int LONGEST_NAME = 500;

    private final Function<String, @Nullable TriggerType> types;

    /**
     * @param types by reference; null where there is none
     */
    public RuleReader(Function<String, @Nullable TriggerType> types) {
        this.types = types;
    }

    /** What came of reading. */
    public sealed interface Result {
        record Read(Rule rule) implements Result {}

        /** No rule; {@code reason} is for its author. */
        record Refused(String reason) implements Result {}
    }

    /**
     * What is not the author's to say.
     *
     * @param id           of the rule
     * @param user         who writes it; empty where it comes from a file
     * @param metadataFile where it is read; empty where it comes over the API
     */
    public record Origin(String id, String user, String metadataFile) {}

    /** Reads the values of JSON or YAML. */
    public Result read(Object written, Origin origin) {
        return RuleSchema.RULE
                .firstFault(written)
                .or(() -> inside(object(written)))
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Read(rule(object(written), origin)));
    }

    /**
     * The same for a rule that is only tried: it need not have a name, its trigger need not exist, and what is wrong inside
     * its criteria is told by the trial, one by one.
     */
    public Result readToTry(Map<?, ?> written, Origin origin) {
        Map<String, @Nullable Object> whole = object(written);
        whole.putIfAbsent("name", "trial");
        whole.putIfAbsent("trigger", Map.of("type", "none"));
        whole.putIfAbsent("action", Map.of("ref", "core.noop"));
        return RuleSchema.RULE
                .firstFault(whole)
                .or(() -> criteriaForm(object(whole.get("criteria"))))
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Read(rule(whole, origin)));
    }

    private Optional<String> inside(Map<String, @Nullable Object> rule) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> name(rule),
                        () -> criteria(object(rule.get("criteria"))),
                        () -> trigger(object(rule.get("trigger"))),
                        () -> rateLimit(object(rule.get("rate_limit"))),
                        () -> TermsReader.fault(rule))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> name(Map<String, @Nullable Object> rule) {
        String pack = text(rule, "pack", DEFAULT_PACK);
        String name = text(rule, "name", "");
        if (pack.indexOf('.') >= 0) {
            return Optional.of("Pack name should not contain \".\"");
        }
        if (pack.isBlank() || name.isBlank() || pack.length() + name.length() > LONGEST_NAME) {
            return Optional.of(
                    "name and pack must hold something, and at most %d characters together".formatted(LONGEST_NAME));
        }
        return TriggerTypes.nameFault(pack, name);
    }

    private static Optional<String> criteriaForm(Map<String, @Nullable Object> criteria) {
        return criteria.entrySet().stream()
                .map(criterion -> criterion(criterion.getKey(), criterion.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> criteria(Map<String, @Nullable Object> criteria) {
        Optional<String> form = criteriaForm(criteria);
        if (form.isPresent()) {
            return form;
        }
        try {
            return Criteria.read(criteria, Patterns.TEMPLATES).problems().entrySet().stream()
                    .findFirst()
                    .map(problem -> "criterion '%s': %s".formatted(problem.getKey(), problem.getValue()));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> criterion(String key, @Nullable Object written) {
        if (!(written instanceof Map<?, ?> criterion)) {
            return Optional.of("criterion '%s' must be an object with type and pattern, but is %s"
                    .formatted(key, PythonText.brief(written)));
        }
        Object type = criterion.get("type");
        if (type == null) {
            return Optional.of("Operator not specified for field: " + key);
        }
        if (!Operator.allNames().contains(String.valueOf(type))) {
            return Optional.of("For field: %s, operator %s not in list of allowed operators: %s"
                    .formatted(key, type, PythonText.repr(Operator.allNames())));
        }
        return criterion.get("pattern") == null
                ? Optional.of("For field: %s, no pattern specified for operator %s".formatted(key, type))
                : Optional.empty();
    }

    private Optional<String> trigger(Map<String, @Nullable Object> trigger) {
        String ref = text(trigger, "type", "");
        Map<String, @Nullable Object> parameters = object(trigger.get("parameters"));
        TriggerType type = types.apply(ref);
        if (type == null) {
            return parameters.isEmpty()
                    ? Optional.of(
                            ("Trigger \"%s\" defined in the rule does not exist in system or it's missing required"
                                            + " \"parameters\" attribute")
                                    .formatted(ref))
                    : Optional.empty();
        }
        return type.parametersSchema().isEmpty()
                ? Optional.empty()
                : TriggerTypes.fault(type.parametersSchema(), parameters)
                        .or(() -> signature(object(parameters.get("signature"))));
    }

    private static Optional<String> signature(Map<String, @Nullable Object> signature) {
        String secret = text(signature, "secret", "");
        if (signature.isEmpty() || secret.equals(RuleSecrets.HIDDEN)) {
            return Optional.empty();
        }
        try {
            HookSignature.of(text(signature, "kind", ""), secret);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("trigger.parameters.signature cannot be used: " + e.getMessage());
        }
    }

    private static Optional<String> rateLimit(Map<String, @Nullable Object> limit) {
        try {
            Template.parse(text(limit, "key", ""));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("rate_limit.key cannot be used: " + e.getMessage());
        }
    }

    private static Rule rule(Map<String, @Nullable Object> rule, Origin origin) {
        Map<String, @Nullable Object> trigger = object(rule.get("trigger"));
        Map<String, @Nullable Object> action = object(rule.get("action"));
        return new Rule(
                origin.id(),
                text(rule, "pack", DEFAULT_PACK),
                text(rule, "name", ""),
                text(rule, "description", ""),
                Boolean.TRUE.equals(rule.get("enabled")),
                rule.get("type") instanceof Map<?, ?> type
                        ? new Rule.Type(String.valueOf(type.get("ref")), object(type.get("parameters")))
                        : Rule.Type.STANDARD,
                new Trigger(
                        text(trigger, "type", ""),
                        object(trigger.get("parameters")),
                        trigger.get("description") instanceof String said ? said : null),
                object(rule.get("criteria")),
                new Rule.Action(
                        text(action, "ref", ""),
                        object(action.get("parameters")),
                        action.get("description") instanceof String said ? said : null),
                limit(object(rule.get("rate_limit"))),
                TermsReader.read(rule),
                new Rule.About(tags(rule.get("tags")), origin.user(), origin.metadataFile()));
    }

    private static Rule.@Nullable RateLimit limit(Map<String, @Nullable Object> limit) {
        return limit.get("seconds") instanceof Number seconds
                ? new Rule.RateLimit(
                        text(limit, "key", ""), seconds.doubleValue(), Boolean.TRUE.equals(limit.get("summary")))
                : null;
    }

    private static List<Rule.Tag> tags(@Nullable Object tags) {
        return tags instanceof List<?> list
                ? list.stream()
                        .map(tag -> object(tag))
                        .map(tag -> new Rule.Tag(text(tag, "name", ""), text(tag, "value", "")))
                        .toList()
                : List.of();
    }

    private static String text(Map<String, @Nullable Object> object, String name, String otherwise) {
        return object.get(name) instanceof String text ? text : otherwise;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> object.put(Objects.toString(name), field));
        }
        return object;
    }
}
