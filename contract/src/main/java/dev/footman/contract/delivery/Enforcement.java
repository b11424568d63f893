// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footman.contract.event.DerivedId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a rule was applied to an event, and what came of it, as the topic {@code rule-enforcements} carries it; the key is
 * its id. A rule that does not match leaves none (StackStorm contract, section 7.3).
 *
 * @param id            24 hexadecimal digits, {@link #idOf} or {@link #idOfSummary}: the same after any crash or reprocessing
 * @param event         id of the event, which is the trigger instance
 * @param rule          reference of the rule
 * @param ruleId        its id
 * @param at            when, by the processor's clock
 * @param execution     id of the delivery or execution that the match became; absent where it became none
 * @param failureReason why it became none; absent where it did
 */
public record Enforcement(
        String id,
        String event,
        String rule,
        String ruleId,
        Instant at,
        Status status,
        @Nullable String execution,
        @Nullable String failureReason) {
    /** What came of it. */
    public enum Status {
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** The rule could not be asked, or its action could not be made. */
        @JsonProperty("failed")
        FAILED,
        /** The rate limit held the match back: ours, StackStorm has no limits. */
        @JsonProperty("suppressed")
        SUPPRESSED
    }

    /** Of what a rule made of an event. */
    public static String idOf(String event, String rule) {
        return DerivedId.after(event, "enforcement", event, rule);
    }

    /** Of what a rule made of those that a rate limit's window held back, of which {@code event} was the last. */
    public static String idOfSummary(String event, String execution) {
        return DerivedId.after(event, "enforcement", execution);
    }
}
