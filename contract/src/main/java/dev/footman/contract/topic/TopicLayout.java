// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the topics are made: what interface.md section 7 calls cleanup, and how many partitions each has.
 *
 * @param partitions        of every topic that is worked on in parallel
 * @param replicationFactor copies of each
 * @param events            how long what came in is kept, to be replayed
 * @param executions        how long what was done is kept
 */
public record TopicLayout(
        Topics topics, int partitions, short replicationFactor, Duration events, Duration executions) {
    /** Above the largest event: a body of 1 MiB, escaped, with its headers. */
    private static final String MAX_MESSAGE_BYTES = Integer.toString(4 * 1024 * 1024);

    /** What they come to is kept elsewhere. */
    private static final Duration DESTINATION_REPORTS = Duration.ofDays(1);

    /** One topic to be made. */
    public record Shape(String name, int partitions, short replicationFactor, Map<String, String> configs) {}

    public List<Shape> shapes() {
        return List.of(
                kept(topics.logEvents(), events),
                kept(topics.triggerEvents(), events),
                compacted(topics.rules()),
                compacted(topics.actions()),
                compacted(topics.triggerTypes()),
                compacted(topics.keys()),
                compacted(topics.credentials()),
                kept(topics.matches(), executions),
                kept(topics.ruleEnforcements(), events),
                kept(topics.scheduledDeliveries(), executions),
                kept(topics.deliveries(), executions),
                kept(topics.attempts(), executions),
                latest(topics.executions(), executions),
                kept(topics.cancellations(), executions),
                kept(topics.destinationReports(), DESTINATION_REPORTS),
                compacted(topics.destinations()),
                kept(topics.windowReturns(), executions),
                kept(topics.nodeActivity(), events),
                kept(topics.deadLetters(), executions));
    }

    private Shape kept(Topic<?> topic, Duration retention) {
        return kept(topic, "delete", retention);
    }

    /** Of each key the latest, as long as that is kept. */
    private Shape latest(Topic<?> topic, Duration retention) {
        return kept(topic, "compact,delete", retention);
    }

    private Shape kept(Topic<?> topic, String cleanup, Duration retention) {
        return new Shape(
                topic.name(),
                partitions,
                replicationFactor,
                Map.of(
                        "cleanup.policy",
                        cleanup,
                        "retention.ms",
                        Long.toString(retention.toMillis()),
                        "max.message.bytes",
                        MAX_MESSAGE_BYTES));
    }

    private Shape compacted(Topic<?> topic) {
        return new Shape(
                topic.name(),
                1,
                replicationFactor,
                Map.of("cleanup.policy", "compact", "max.message.bytes", MAX_MESSAGE_BYTES));
    }
}
