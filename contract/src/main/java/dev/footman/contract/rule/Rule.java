// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its author wrote it: on which trigger, under which criteria, how often, and what is done then. The fields are
 * those of StackStorm's rule schema (contract, section 3.1) and {@code rate_limit}, which is ours.
 *
 * @param pack      what it belongs to; {@code butler} for the webhooks of Butler's config
 * @param name      its name in the pack
 * @param enabled   a rule that is not enabled meets no event
 * @param criteria  key path to operator and pattern; without any, every event of the trigger matches
 * @param rateLimit absent: no limit
 */
public record Rule(
        String pack,
        String name,
        String description,
        boolean enabled,
        Trigger trigger,
        Map<String, @Nullable Object> criteria,
        Action action,
        @Nullable RateLimit rateLimit) {
    // spelled out, as those below: javac writes no type annotations for a compact constructor's parameters
    public Rule(
            String pack,
            String name,
            String description,
            boolean enabled,
            Trigger trigger,
            Map<String, @Nullable Object> criteria,
            Action action,
            @Nullable RateLimit rateLimit) {
        this.pack = pack;
        this.name = name;
        this.description = description;
        this.enabled = enabled;
        this.trigger = trigger;
        this.criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        this.action = action;
        this.rateLimit = rateLimit;
    }

    /** What names the rule everywhere: {@code pack.name}. */
    public String ref() {
        return pack + "." + name;
    }

    /** The trigger type that a rule listens to, and what tells its trigger from others of the type. */
    public record Trigger(String type, Map<String, @Nullable Object> parameters) {
        public Trigger(String type, Map<String, @Nullable Object> parameters) {
            this.type = type;
            this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /** What a match does. */
    public record Action(String ref, Map<String, @Nullable Object> parameters) {
        public Action(String ref, Map<String, @Nullable Object> parameters) {
            this.ref = ref;
            this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * The least time between two deliveries for one key.
     *
     * @param key     a template, such as <code>{{ trigger.taskId }}</code>; empty: the whole rule is one key
     * @param seconds length of the window that the first event of a key opens; fractions are allowed
     */
    public record RateLimit(String key, double seconds) {}
}
