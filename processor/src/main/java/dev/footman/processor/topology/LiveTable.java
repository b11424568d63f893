// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.TopicTable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compacted topic as a map that follows it, and that an event can wait for. Safe for all threads. */
final class LiveTable<V> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveTable.class);

    /** An event that names an offset which never comes (a topic made anew) must not stop the stream for good. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String name;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final TopicTable<V> table;
    private volatile long givenUp = -1;

    private LiveTable(Topic<V> topic, Map<String, Object> consumer, Duration patience) throws InterruptedException {
        this.name = topic.name();
        this.table = TopicTable.open(topic, consumer, patience, this::change);
    }

    /** Opens the table; all of this moment is in it. */
    static <V> LiveTable<V> open(KafkaConnection kafka, Topic<V> topic, Duration patience) throws InterruptedException {
        return new LiveTable<>(topic, kafka.wholeTopicConsumer("footman-processor-" + topic.name()), patience);
    }

    /** Opens a table of what changes all the time and is never waited for. */
    static <V> LiveTable<V> gathering(KafkaConnection kafka, Topic<V> topic, Duration patience)
            throws InterruptedException {
        return new LiveTable<>(topic, kafka.gatheringConsumer("footman-processor-" + topic.name()), patience);
    }

    private void change(String key, @Nullable V value, long offset) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        changes.incrementAndGet();
    }

    @Nullable
    V get(String key) {
        return values.get(key);
    }

    Collection<V> values() {
        return values.values();
    }

    /** How often something has changed. */
    long changes() {
        return changes.get();
    }

    /** Waits until it has read up to {@code offset}. */
    void await(long offset) {
        if (table.position() >= offset || offset <= givenUp) {
            return;
        }
        try {
            if (!table.await(offset, LONGEST_WAIT)) {
                givenUp = Math.max(givenUp, offset); // one event has waited for all
                log.atError()
                        .addKeyValue("topic", name)
                        .addKeyValue("wanted", offset)
                        .addKeyValue("read", table.position())
                        .log("an event names a state that did not arrive; it meets what is known");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
