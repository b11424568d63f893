// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.topic.JsonSerde;
import dev.footman.contract.topic.KeyPartition;
import dev.footman.processor.ledger.Placed;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Which partition records go to that do not go by their key alone. */
final class Placement {
    private Placement() {}

    /** Deliveries that have to do with one another come together; all others go by their key. */
    static StreamPartitioner<String, Delivery> ofDeliveries() {
        return (topic, id, delivery, partitions) ->
                Optional.of(Set.of(KeyPartition.of(delivery.placement(), partitions)));
    }

    static Serializer<Delivery> scheduled(JsonSerde<ScheduledDelivery> scheduled) {
        return (topic, delivery) -> scheduled.write(new ScheduledDelivery(delivery, null));
    }

    /** Executions are where their deliveries are. */
    static StreamPartitioner<String, Execution> ofExecutions() {
        return (topic, id, execution, partitions) ->
                Optional.of(Set.of(KeyPartition.of(execution.delivery().placement(), partitions)));
    }

    static StreamPartitioner<String, Placed> asPlaced() {
        return (topic, key, placed, partitions) -> Optional.of(Set.of(placed.partition()));
    }

    static Serializer<Placed> serializer() {
        return (topic, placed) -> placed.value().get();
    }
}
