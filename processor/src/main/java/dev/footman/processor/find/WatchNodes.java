// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.NodeActivity;
import dev.footman.contract.topic.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once, the node that used to send and has sent nothing for a set time. Its word is an event like any other. */
public final class WatchNodes extends ContextualProcessor<String, byte[], String, Event> {
    public static final String STORE = "nodes";

    private static final Logger log = LoggerFactory.getLogger(WatchNodes.class);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(10);

    /** A node of which nothing was heard for so long is gone for good. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** Names beyond it are not watched: somebody makes them up. */
    private static final int NODES_AT_MOST = 10_000;

    private final JsonSerde<NodeActivity> activities;
    private final Duration silence;
    private long since;
    private int watched;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, NodeWatch> nodes;

    /**
     * @param silence after which a node is told to be silent; zero: none is
     */
    public WatchNodes(JsonSerde<NodeActivity> activities, Duration silence) {
        this.activities = activities;
        this.silence = silence;
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        super.init(context);
        nodes = context.getStateStore(STORE);
        since = context.currentSystemTimeMs();
        if (silence.isZero()) {
            return;
        }
        Duration grain = NodeWatch.grain(silence);
        Duration tick = grain.compareTo(LONGEST_TICK) < 0 ? grain : LONGEST_TICK;
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            NodeActivity activity = activities.read(record.value());
            NodeWatch known = nodes.get(record.key());
            if (known == null && watched++ >= NODES_AT_MOST) {
                return;
            }
            if (known == null || record.timestamp() > known.lastSeen()) {
                nodes.put(record.key(), new NodeWatch(activity.hostName(), record.timestamp(), false));
            }
        } catch (SerializationException e) {
            log.atError().addKeyValue("reason", e.getMessage()).log("record is no node's activity and is passed over");
        }
    }

    private void look(long now) {
        List<KeyValue<String, NodeWatch>> silent = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        watched = 0;
        try (KeyValueIterator<String, NodeWatch> entries = nodes.all()) {
            while (entries.hasNext()) {
                KeyValue<String, NodeWatch> entry = entries.next();
                watched++;
                if (now - entry.value.lastSeen() > KEPT.toMillis()) {
                    gone.add(entry.key);
                } else if (entry.value.isSilent(now, since, silence)) {
                    silent.add(entry);
                }
            }
        }
        gone.forEach(nodes::delete);
        silent.forEach(node -> tell(node.key, node.value, now));
    }

    private void tell(String key, NodeWatch node, long now) {
        nodes.put(key, new NodeWatch(node.hostName(), node.lastSeen(), true));
        Event found = silentEvent(key, node);
        log.atWarn()
                .addKeyValue("event", found.id())
                .addKeyValue("node", node.hostName())
                .addKeyValue("lastSeen", Instant.ofEpochMilli(node.lastSeen()))
                .log("node has fallen silent");
        context().forward(new Record<>(key, found, now));
    }

    private Event silentEvent(String key, NodeWatch node) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", FoundTrigger.NODE_SILENT.eventText());
        payload.put("hostName", node.hostName());
        payload.put("lastSeen", Instant.ofEpochMilli(node.lastSeen()).toString());
        payload.put("silentSeconds", silence.toSeconds());
        String id = FoundTrigger.idAt(Instant.ofEpochMilli(node.lastSeen()), key, Long.toString(node.lastSeen()));
        return new Event(id, FoundTrigger.NODE_SILENT.reference(), payload, "processor", AsOf.START);
    }
}
