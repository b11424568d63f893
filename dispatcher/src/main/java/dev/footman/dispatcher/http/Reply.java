// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Answer;
import dev.footman.contract.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/** What came of a call: the outcome that decides, and what the endpoint said, null where it said nothing. */
public record Reply(Outcome outcome, @Nullable Answer answer) {
    static Reply of(Outcome outcome) {
        return new Reply(outcome, null);
    }
}
