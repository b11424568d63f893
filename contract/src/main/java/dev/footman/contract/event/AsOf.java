// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

/**
 * How far an ingest node had read the compacted topics when it took an event in: an event meets at least this state, on
 * every processor. Offsets of the next record of each.
 */
public record AsOf(long rules, long actions, long keys) {
    /** Before anything was written. */
    public static final AsOf START = new AsOf(0, 0, 0);
}
