// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.qlik.QlikEvent;
import java.util.function.Consumer;

/** Where a door's events pass on their way to the log. Those with one key stay in order. */
public sealed interface EventStage extends AutoCloseable permits EventStage.Straight, Shards {
    /**
     * Takes one event and never waits for the repository.
     *
     * @param takenAt when it came in, milliseconds since 1970
     * @param next    gets the event, at once or later, from any thread, several at a time
     */
    void submit(QlikEvent event, long takenAt, Consumer<QlikEvent> next);

    /** Lets the events that it holds go on, within bounds; nothing may be submitted any more. */
    @Override
    void close();

    /** No stop: events go on at once, as they are. */
    record Straight() implements EventStage {
        @Override
        public void submit(QlikEvent event, long takenAt, Consumer<QlikEvent> next) {
            next.accept(event);
        }

        @Override
        public void close() {}
    }
}
