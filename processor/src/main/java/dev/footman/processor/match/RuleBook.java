// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.rules.matching.RuleSet;

/** The rules in force. */
public interface RuleBook {
    /** All rules as of {@code offset} of the rules topic, or later; waits until it has read that far. */
    RuleSet asOf(long offset);
}
