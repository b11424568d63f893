// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.contract.rule.Terms;
import dev.footman.rules.matching.Match;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was applied to an event: names what becomes of it, always alike.
 *
 * @param id of the delivery
 */
record Applied(String id, String rule, String ruleId, String event, String trigger, Terms terms) {
    static Applied of(Match match) {
        return new Applied(
                match.id(),
                match.rule(),
                match.ruleId(),
                match.event().id(),
                match.event().trigger(),
                match.terms());
    }

    static Applied of(LimitedMatch match) {
        return new Applied(match.id(), match.rule(), match.ruleId(), match.event(), match.trigger(), match.terms());
    }

    /** The same under another delivery's id. */
    Applied as(String delivery) {
        return new Applied(delivery, rule, ruleId, event, trigger, terms);
    }

    Delivery delivery(Call call, Delivery.@Nullable Window window, Delivery.@Nullable Turn turn) {
        return new Delivery(id, rule, event, trigger, call, window, terms.retry(), turn, 1, List.of());
    }

    /**
     * Its place among those of the same limit key; null where its rule does not go by that.
     *
     * @param millis when its event was taken in
     * @param offset of the record that it came with
     */
    Delivery.@Nullable Turn turn(String key, long millis, long offset) {
        return terms.isByKey() ? new Delivery.Turn(key, millis, offset, terms.ordered(), terms.supersede()) : null;
    }

    Enforcement succeeded(Instant at) {
        return Enforcement.succeeded(event, rule, ruleId, at, id);
    }

    Enforcement failed(Instant at, String reason) {
        return Enforcement.failed(event, rule, ruleId, at, reason);
    }

    Enforcement suppressed(Instant at, String by, Instant until) {
        return Enforcement.suppressed(
                event,
                rule,
                ruleId,
                at,
                "held back by the rate limit until %s, whose window event %s opened".formatted(until, by));
    }
}
