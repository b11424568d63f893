// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

/**
 * What may be sent to a destination just now.
 *
 * @param concurrency   calls at once; 0: none
 * @param ratePerSecond calls begun in a second; 0: as many as come
 * @param reason        why none is sent; empty where some are
 */
public record Admission(int concurrency, double ratePerSecond, String reason) {
    /** As many as there is room for. */
    public static final Admission FREE = new Admission(Integer.MAX_VALUE, 0, "");

    static Admission held(String reason) {
        return new Admission(0, 0, reason);
    }

    boolean isHeld() {
        return concurrency == 0;
    }
}
