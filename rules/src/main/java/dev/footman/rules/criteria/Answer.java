// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** What an operator says of a value, and a regular expression of a text. */
public sealed interface Answer {
    /** The operator could answer. */
    enum Plain implements Answer {
        YES,
        NO
    }

    /** The value or the pattern is not of a kind that the operator can work with. */
    record Unanswerable(String reason) implements Answer {}

    static Answer of(boolean yes) {
        return yes ? Plain.YES : Plain.NO;
    }

    /** The opposite; what could not be answered still cannot. */
    default Answer negated() {
        return switch (this) {
            case Plain.YES -> Plain.NO;
            case Plain.NO -> Plain.YES;
            case Unanswerable unanswerable -> unanswerable;
        };
    }
}
