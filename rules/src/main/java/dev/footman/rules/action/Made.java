// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Call;

/** What an action has made of an event. */
public sealed interface Made {
    /** A call that is owed. */
    record Owed(Call call) implements Made {}

    /** Nothing is left to be done. */
    record Done() implements Made {}

    /** Nothing can be done; {@code reason} goes into the enforcement (contract, sections 5.1 and 7.3). */
    record Failed(String reason) implements Made {}
}
