// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.qlik.QlikEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that are looked up, side by side and yet in order: an event's key says which of several lines it stands in. A
 * task whose repository answer takes long holds up its own line only, and that no longer than {@link Shard} lets it.
 */
final class Shards implements EventStage {
    private static final Logger log = LoggerFactory.getLogger(Shards.class);
    private static final int LINES = 16;
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(2);

    private final List<Shard> lines;
    private final List<Thread> threads;

    Shards(Enrichment enrichment, Clock clock) {
        lines = IntStream.range(0, LINES)
                .mapToObj(line -> new Shard(enrichment, clock))
                .toList();
        threads = lines.stream()
                .map(line -> Thread.ofVirtual().name("event-lookups").start(line))
                .toList();
    }

    @Override
    public void submit(QlikEvent event, long takenAt, Consumer<QlikEvent> next) {
        lines.get(lineOf(event.key())).submit(event, takenAt, next);
    }

    /** Which line the events of a key stand in. */
    static int lineOf(String key) {
        return Math.floorMod(key.hashCode(), LINES);
    }

    /** Events that are waiting go on without being looked up. */
    @Override
    public void close() {
        long end = System.nanoTime() + CLOSE_BOUND.toNanos();
        lines.forEach(Shard::finish);
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                    log.warn("events that were being looked up could not go on in time; they are lost");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
