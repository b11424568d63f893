// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.event.AsOf;
import dev.footman.rules.action.Actions;
import dev.footman.rules.matching.RuleSet;

/** The rules in force. */
@FunctionalInterface
public interface RuleBook {
    /** All rules as they were at {@code state}, or later; waits until it has read that far. */
    RuleSet asOf(AsOf state);

    /** What actions there are now. */
    default Actions actions() {
        return Actions.builtIn();
    }
}
