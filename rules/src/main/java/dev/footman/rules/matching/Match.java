// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.delivery.Call;
import java.time.Duration;
import java.util.Optional;

/**
 * An event that met a rule: the call that the rule owes for it, if its limit lets it through.
 *
 * @param id    of the delivery that it becomes
 * @param rule  the rule's reference
 * @param event the event's id
 */
public record Match(String id, String rule, String event, String trigger, Call call, Optional<Limit> limit) {
    /** The limit's key, rendered for this event, and the length of a window. */
    public record Limit(String key, Duration window) {}
}
