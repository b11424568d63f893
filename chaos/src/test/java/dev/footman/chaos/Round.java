// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.util.Set;

/**
 * A round that was run, or was not possible.
 *
 * @param obstacle       why it was not possible; empty text if it was
 * @param datagrams      tasks of the events that were sent by UDP
 * @param posted         tasks of those that were offered by HTTP
 * @param answered       those of them that were answered with 202
 * @param unkept         how many datagrams ingest counted as accepted though they do not lie in Kafka
 * @param settledSeconds how long after the load's end all deliveries had arrived, or the waiting was given up
 */
record Round(
        int number,
        String fault,
        String obstacle,
        Set<String> datagrams,
        Set<String> posted,
        Set<String> answered,
        int unkept,
        long settledSeconds) {
    static Round of(int number, String fault, Load load, int unkept, long settledSeconds) {
        return new Round(number, fault, "", load.datagrams(), load.posted(), load.answered(), unkept, settledSeconds);
    }

    static Round impossible(int number, String fault, String obstacle) {
        return new Round(number, fault, obstacle, Set.of(), Set.of(), Set.of(), 0, 0);
    }

    boolean wasRun() {
        return obstacle.isEmpty();
    }
}
