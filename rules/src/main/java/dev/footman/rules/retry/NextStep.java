// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.retry;

import java.time.Duration;

/** What to do with a delivery after an attempt. */
public sealed interface NextStep {
    /** It is delivered. */
    record Done() implements NextStep {}

    /** The next attempt is due after {@code delay}. */
    record RetryIn(Duration delay) implements NextStep {}

    /** The same attempt is due again after {@code delay}, since it was not made. */
    record AgainIn(Duration delay) implements NextStep {}

    /** It is dead. {@code reason} begins a sentence's second half: "given up: ...". */
    record GiveUp(String reason) implements NextStep {}
}
