// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** How many tests of items the searches of one evaluation may still make, nested ones included. */
final class SearchBudget {
    static final int MOST = 200_000;

    /** For criteria that search nothing; it is shared, and never touched. */
    static final SearchBudget NONE = new SearchBudget();

    private int left = MOST;

    /** Takes one test, or says that there is none left. */
    boolean take() {
        return --left >= 0;
    }
}
