// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.management.Closer;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.DatastoreItem;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.TriggerType;
import dev.footman.contract.topic.Credential;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.table.SharedTable;
import dev.footman.ingest.table.TableWriter;
import java.time.Duration;

/** What all ingest nodes know alike. */
record Tables(
        SharedTable<Rule> rules,
        SharedTable<ActionMetadata> actions,
        SharedTable<TriggerType> triggerTypes,
        SharedTable<DatastoreItem> keys,
        SharedTable<DestinationState> destinations,
        TableWriter writer,
        SharedTable<Credential> credentials) {
    /** Kafka may take this long for a change that somebody waits for. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(5);

    /** Opens them; all of this moment is in them. They close with {@code parts}. */
    static Tables open(KafkaConnection kafka, Topics topics, Closer parts, Duration patience)
            throws InterruptedException {
        TableWriter writer = parts.add(TableWriter.open(kafka, WRITE_PATIENCE));
        return new Tables(
                parts.add(SharedTable.open(kafka, topics.rules(), writer, patience)),
                parts.add(SharedTable.open(kafka, topics.actions(), writer, patience)),
                parts.add(SharedTable.open(kafka, topics.triggerTypes(), writer, patience)),
                parts.add(SharedTable.open(kafka, topics.keys(), writer, patience)),
                parts.add(SharedTable.open(kafka, topics.destinations(), writer, patience)),
                writer,
                parts.add(SharedTable.open(kafka, topics.credentials(), writer, patience)));
    }

    /** How far this node has read what events meet. */
    AsOf asOf() {
        return new AsOf(rules.position(), actions.position(), keys.position());
    }
}
