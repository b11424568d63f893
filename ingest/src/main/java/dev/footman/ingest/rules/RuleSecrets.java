// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Headers;
import dev.footman.rules.action.ProxyParameter;
import dev.footman.rules.action.Runners;
import dev.footman.rules.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is secret in a rule: parameters of its action that the action's metadata calls so, values of headers that let
 * somebody in, proxies with a password, and what signs requests to its hook. It lies sealed in topics, and the API shows it as asterisks.
 */
public final class RuleSecrets {
    /** What stands for a secret where a rule is shown. */
    static final String HIDDEN = "********";

    private final Optional<Seal> seal;
    private final Actions actions;

    /**
     * @param seal empty: no rule may hold something secret
     */
    public RuleSecrets(Optional<Seal> seal, Actions actions) {
        this.seal = seal;
        this.actions = actions;
    }

    /** One secret of a rule: where it is sealed for, and what it is. */
    private interface Change {
        Object of(String place, String text);
    }

    /**
     * The rule as it goes into the topic.
     *
     * @param before what it takes the place of: where its author left asterisks, the old secret stays
     * @throws IllegalArgumentException if there is something secret and no seal, asterisks that stand for nothing, or a
     *     secret that cannot sign; the message says how to mend it
     */
    public Rule sealed(Rule rule, @Nullable Rule before) {
        Rule whole = before == null ? rule : withKept(rule, before);
        RuleSignature.check(whole, actions);
        return changed(
                whole, (place, text) -> Seal.isSealed(text) || Template.isTemplate(text) ? text : seal(text, place));
    }

    private String seal(String text, String place) {
        if (text.equals(HIDDEN)) {
            throw new IllegalArgumentException(
                    "the rule holds %s where a secret is due, and there is none from before to keep; write the secret out"
                            .formatted(HIDDEN));
        }
        return seal.orElseThrow(() -> new IllegalArgumentException(
                        "the rule holds something secret; set footman.encryption.key, the same for all roles, so that"
                                + " it need not lie in Kafka in clear"))
                .seal(text, place);
    }

    /** The rule with asterisks in the place of what is secret, and of all else that lies sealed. */
    public Rule hidden(Rule rule) {
        Rule hidden = changed(rule, (place, text) -> Template.isTemplate(text) ? text : HIDDEN);
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        hidden.action().parameters().forEach((name, value) -> parameters.put(name, withoutSealed(value)));
        Rule.Action action = new Rule.Action(
                hidden.action().ref(), parameters, hidden.action().description());
        return with(hidden, hidden.trigger(), action);
    }

    private static @Nullable Object withoutSealed(@Nullable Object value) {
        return switch (value) {
            case String text -> Seal.isSealed(text) ? HIDDEN : text;
            case List<?> list -> list.stream().map(RuleSecrets::withoutSealed).toList();
            case Map<?, ?> object -> {
                Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
                object.forEach((name, field) -> fields.put(name, withoutSealed(field)));
                yield fields;
            }
            case null -> null;
            case Object other -> other;
        };
    }

    /** The rule as its author wrote it; what cannot be opened here stays sealed. */
    public Rule opened(Rule rule) {
        return changed(rule, (place, text) -> open(text, place));
    }

    private String open(String text, String place) {
        try {
            return seal.isPresent() ? seal.get().open(text, place) : text;
        } catch (SealBrokenException e) {
            return text;
        }
    }

    private Rule withKept(Rule rule, Rule before) {
        Map<String, Object> kept = new LinkedHashMap<>();
        changed(placed(opened(before), rule), (place, text) -> {
            kept.put(place, text);
            return text;
        });
        return changed(rule, (place, text) -> text.equals(HIDDEN) ? kept.getOrDefault(place, text) : text);
    }

    /** What was before, as if it had the name and the hook of {@code rule}: secrets are sealed for both. */
    private static Rule placed(Rule before, Rule rule) {
        Map<String, @Nullable Object> parameters =
                new LinkedHashMap<>(before.trigger().parameters());
        parameters.put("url", rule.trigger().parameters().get("url"));
        return new Rule(
                rule.id(),
                rule.pack(),
                rule.name(),
                before.description(),
                before.enabled(),
                before.type(),
                new Trigger(before.trigger().type(), parameters),
                before.criteria(),
                before.action(),
                before.rateLimit(),
                before.terms(),
                before.about());
    }

    private Rule changed(Rule rule, Change change) {
        return with(rule, trigger(rule.trigger(), change), action(rule, change));
    }

    private static Rule with(Rule rule, Trigger trigger, Rule.Action action) {
        return new Rule(
                rule.id(),
                rule.pack(),
                rule.name(),
                rule.description(),
                rule.enabled(),
                rule.type(),
                trigger,
                rule.criteria(),
                action,
                rule.rateLimit(),
                rule.terms(),
                rule.about());
    }

    private static Trigger trigger(Trigger trigger, Change change) {
        if (!(trigger.parameters().get("signature") instanceof Map<?, ?> signature)) {
            return trigger;
        }
        String place = SealPlace.hook(String.valueOf(trigger.parameters().get("url")));
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(trigger.parameters());
        parameters.put("signature", texts(signature, (name, text) -> name.equals("secret") ? place : "", change));
        return new Trigger(trigger.type(), parameters, trigger.description());
    }

    private Rule.Action action(Rule rule, Change change) {
        ActionMetadata metadata = actions.find(rule.action().ref());
        Set<String> secret = metadata == null ? Set.of() : Runners.secretParameters(metadata);
        String ref = rule.ref();
        Map<String, @Nullable Object> parameters =
                texts(rule.action().parameters(), (name, text) -> place(ref, name, text, secret), change);
        if (parameters.get("headers") instanceof Map<?, ?> headers) {
            parameters.put(
                    "headers",
                    texts(headers, (name, text) -> Headers.isSecret(name) ? SealPlace.header(ref, name) : "", change));
        }
        return new Rule.Action(rule.action().ref(), parameters, rule.action().description());
    }

    private static String place(String rule, String parameter, String text, Set<String> secret) {
        boolean isProxy = ProxyParameter.isOne(parameter)
                && (ProxyParameter.hasPassword(text) || Seal.isSealed(text) || text.equals(HIDDEN));
        return isProxy || secret.contains(parameter) ? SealPlace.parameter(rule, parameter) : "";
    }

    /** The object with its secret texts changed; {@code placeOf} is empty for what is not secret. */
    private static Map<String, @Nullable Object> texts(
            Map<?, ?> object, BinaryOperator<String> placeOf, Change change) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = Objects.toString(key);
            String place = value instanceof String text ? placeOf.apply(name, text) : "";
            changed.put(name, place.isEmpty() ? value : change.of(place, (String) value));
        });
        return changed;
    }
}
