// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Terms;
import dev.footman.rules.action.Made;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event that met a rule. What the rule owes for it is made when it is asked for: much of it is held back before. */
public final class Match {
    private final CompiledRule rule;
    private final Event event;
    private final Map<String, @Nullable Object> context;

    Match(CompiledRule rule, Event event, Map<String, @Nullable Object> context) {
        this.rule = rule;
        this.event = event;
        this.context = context;
    }

    /** The id of the delivery that it becomes. */
    public String id() {
        return DeliveryId.of(event.id(), rule.ref());
    }

    /** The rule's reference. */
    public String rule() {
        return rule.ref();
    }

    /** The reference of the rule's action. */
    public String action() {
        return rule.action();
    }

    public String ruleId() {
        return rule.id();
    }

    public Event event() {
        return event;
    }

    /** How long a window of the rule's limit is; empty where it has none. */
    public Optional<Duration> window() {
        return rule.window();
    }

    /** Whether the rule wants to be told, when a window ends, how many events it held back. */
    public boolean isSummed() {
        return rule.isSummed();
    }

    /** How what the rule owes is delivered. */
    public Terms terms() {
        return rule.terms();
    }

    /** What the limit counts by and the terms go by; what the event lacks is empty text in it. */
    public String limitKey() {
        return rule.limitKey(context);
    }

    /** What the rule's action makes of the event. */
    public Made made() {
        return rule.made(event, context);
    }
}
