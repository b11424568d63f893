// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.footman.contract.event.DerivedId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its author wrote it: on which trigger, under which criteria, how often, and what is done then. The fields are
 * those of StackStorm's rule schema (contract, section 3.1) and {@code rate_limit} and {@code terms}, which are ours.
 *
 * @param id        24 hexadecimal digits
 * @param pack      what it belongs to; {@code butler} for the webhooks of Butler's config
 * @param name      its name in the pack
 * @param enabled   a rule that is not enabled meets no event
 * @param type      when it is asked
 * @param criteria  key path to operator and pattern; without any, every event of the trigger matches
 * @param rateLimit absent: no limit
 * @param terms     how what it owes is delivered
 * @param about     what is only for people to read
 */
public record Rule(
        String id,
        String pack,
        String name,
        String description,
        boolean enabled,
        Type type,
        Trigger trigger,
        Map<String, @Nullable Object> criteria,
        Action action,
        @Nullable RateLimit rateLimit,
        Terms terms,
        About about) {
    private static final int ID_BYTES = 12;

    // spelled out, as those below: javac writes no type annotations for a compact constructor's parameters
    @JsonCreator
    public Rule(
            @Nullable String id,
            String pack,
            String name,
            String description,
            boolean enabled,
            @Nullable Type type,
            Trigger trigger,
            Map<String, @Nullable Object> criteria,
            Action action,
            @Nullable RateLimit rateLimit,
            @Nullable Terms terms,
            @Nullable About about) {
        this.id = Objects.requireNonNullElseGet(id, () -> DerivedId.of(ID_BYTES, "rule", pack, name));
        this.pack = pack;
        this.name = name;
        this.description = description;
        this.enabled = enabled;
        this.type = Objects.requireNonNullElse(type, Type.STANDARD);
        this.trigger = trigger;
        this.criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        this.action = action;
        this.rateLimit = rateLimit;
        this.terms = Objects.requireNonNullElse(terms, Terms.USUAL);
        this.about = Objects.requireNonNullElse(about, About.NOTHING);
    }

    /** A standard rule whose id follows from its name, as one of Butler's webhooks is. */
    public Rule(
            String pack,
            String name,
            String description,
            boolean enabled,
            Trigger trigger,
            Map<String, @Nullable Object> criteria,
            Action action,
            @Nullable RateLimit rateLimit) {
        this(null, pack, name, description, enabled, null, trigger, criteria, action, rateLimit, null, null);
    }

    /** The rule on other terms. */
    public Rule with(Terms others) {
        return new Rule(
                id, pack, name, description, enabled, type, trigger, criteria, action, rateLimit, others, about);
    }

    /** What names the rule everywhere: {@code pack.name}. */
    public String ref() {
        return pack + "." + name;
    }

    /** StackStorm's other name for it. */
    public String uid() {
        return "rule:" + pack + ":" + name;
    }

    /**
     * When a rule is asked.
     *
     * @param ref {@code backstop}: only about events that no standard rule matches; all else: about every event
     */
    public record Type(String ref, Map<String, @Nullable Object> parameters) {
        public static final Type STANDARD = new Type("standard", Map.of());

        public Type(String ref, Map<String, @Nullable Object> parameters) {
            this.ref = ref;
            this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @JsonIgnore
        public boolean isBackstop() {
            return ref.equals("backstop");
        }
    }

    /**
     * What a match does.
     *
     * @param description absent where its author wrote none
     */
    public record Action(
            String ref,
            Map<String, @Nullable Object> parameters,
            @Nullable String description) {
        public Action(String ref, Map<String, @Nullable Object> parameters, @Nullable String description) {
            this.ref = ref;
            this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            this.description = description;
        }

        public Action(String ref, Map<String, @Nullable Object> parameters) {
            this(ref, parameters, null);
        }
    }

    /**
     * The least time between two deliveries for one key.
     *
     * @param key     a template, such as <code>{{ trigger.taskId }}</code>; empty: the whole rule is one key
     * @param seconds length of the window that the first event of a key opens; fractions are allowed; 0: no limit, and the
     *                key is only what the terms go by
     * @param summary whether one delivery more tells, when a window ends, how many events it held back
     */
    public record RateLimit(String key, double seconds, boolean summary) {
        public RateLimit(String key, double seconds) {
            this(key, seconds, false);
        }
    }

    /**
     * What decides nothing.
     *
     * @param user         who wrote the rule over the API; empty for one from a file
     * @param metadataFile where in its pack the rule was read; empty for one that came over the API
     */
    public record About(List<Tag> tags, String user, String metadataFile) {
        public static final About NOTHING = new About(List.of(), "", "");

        public About {
            tags = List.copyOf(tags);
        }
    }

    public record Tag(String name, String value) {}
}
