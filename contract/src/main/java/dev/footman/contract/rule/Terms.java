// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * How what a rule owes is delivered.
 *
 * @param retry     when failed calls are made again; absent: as the processor is set
 * @param ordered   whether a delivery waits until the one before it, of the same limit key, is delivered or dead
 * @param supersede whether a delivery that could not be made yet ends when a newer one of the same limit key comes
 */
public record Terms(@Nullable Retry retry, boolean ordered, boolean supersede) {
    /** What holds where a rule says nothing. */
    public static final Terms USUAL = new Terms(null, false, false);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public Terms(@Nullable Retry retry, boolean ordered, boolean supersede) {
        this.retry = retry;
        this.ordered = ordered;
        this.supersede = supersede;
    }

    /** Whether deliveries of one limit key have to do with one another. */
    @JsonIgnore
    public boolean isByKey() {
        return ordered || supersede;
    }
}
