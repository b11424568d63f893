// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.NodeActivity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Notes which Qlik nodes say something, now and then: once in a while for each is enough. */
public final class NoteNodes extends ContextualProcessor<String, Event, String, NodeActivity> {
    /** Beyond it those that were noted are forgotten, and noted anew: no sender of many names fills the memory. */
    private static final int NODES_AT_MOST = 10_000;

    private static final String QLIK = "qlik.";

    /** It names a node, but is no word of the node's. */
    private static final String SILENT = FoundTrigger.NODE_SILENT.reference();

    private final long grainMillis;
    private final Map<String, Long> noted = new HashMap<>();

    /**
     * @param silence after which a node is told to be silent; zero: nothing is noted
     */
    public NoteNodes(Duration silence) {
        this.grainMillis = NodeWatch.grain(silence).toMillis();
    }

    @Override
    public void process(Record<String, Event> record) {
        Event event = record.value();
        if (grainMillis == 0
                || !event.trigger().startsWith(QLIK)
                || event.trigger().equals(SILENT)) {
            return;
        }
        String hostName = event.text("hostName");
        if (hostName.isEmpty()) {
            return;
        }
        String key = hostName.toLowerCase(Locale.ROOT);
        Long last = noted.get(key);
        if (last == null || Math.abs(record.timestamp() - last) >= grainMillis) {
            if (noted.size() >= NODES_AT_MOST) {
                noted.clear();
            }
            noted.put(key, record.timestamp());
            context().forward(new Record<>(key, new NodeActivity(hostName), record.timestamp()));
        }
    }
}
