// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.rules.matching.Match;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was applied to an event: names what becomes of it, always alike.
 *
 * @param id of the delivery
 */
record Applied(String id, String rule, String ruleId, String event, String trigger) {
    static Applied of(Match match) {
        return new Applied(
                match.id(),
                match.rule(),
                match.ruleId(),
                match.event().id(),
                match.event().trigger());
    }

    static Applied of(LimitedMatch match) {
        return new Applied(match.id(), match.rule(), match.ruleId(), match.event(), match.trigger());
    }

    Delivery delivery(Call call, Delivery.@Nullable Window window) {
        return new Delivery(id, rule, event, trigger, call, window, 1, List.of());
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
