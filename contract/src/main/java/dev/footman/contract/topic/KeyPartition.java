// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import org.apache.kafka.common.utils.Utils;

/** Where Kafka's own partitioner puts a record with a key: so that what has something in common comes together. */
public final class KeyPartition {
    private KeyPartition() {}

    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % partitions;
    }
}
