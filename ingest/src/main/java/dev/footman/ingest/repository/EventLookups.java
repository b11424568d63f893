// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.qlik.QlikEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked up of events between a door and the log: nothing, or what Qlik's repository knows. */
public sealed interface EventLookups extends AutoCloseable {
    /**
     * Opens them.
     *
     * @throws IllegalStateException if certificate or key cannot be used any more; the message says which and why
     */
    static EventLookups open(RepositorySettings settings, MeterRegistry meters, Clock clock) {
        RepositoryLink link = settings.link();
        if (link == null) {
            return new Off();
        }
        Repository repository = new Repository(link, settings.timeout());
        Enrichment enrichment = new Enrichment(repository, settings.cache(), meters, clock);
        return new Asked(repository, enrichment, settings.timeout(), clock);
    }

    /** These events with what could be found out within the time-out, in their order; the caller waits for it. */
    List<QlikEvent> lookedUp(List<QlikEvent> events);

    /** A way for a door that cannot wait; the door closes it. */
    EventStage stage();

    @Override
    void close();

    /** Nothing is looked up. */
    record Off() implements EventLookups {
        @Override
        public List<QlikEvent> lookedUp(List<QlikEvent> events) {
            return events;
        }

        @Override
        public EventStage stage() {
            return new EventStage.Straight();
        }

        @Override
        public void close() {}
    }

    /** The repository is asked. */
    final class Asked implements EventLookups {
        private static final Logger log = LoggerFactory.getLogger(EventLookups.class);

        private final Repository repository;
        private final Enrichment enrichment;
        private final Duration timeout;
        private final Clock clock;

        private Asked(Repository repository, Enrichment enrichment, Duration timeout, Clock clock) {
            this.repository = repository;
            this.enrichment = enrichment;
            this.timeout = timeout;
            this.clock = clock;
        }

        @Override
        public List<QlikEvent> lookedUp(List<QlikEvent> events) {
            Patience patience = new Patience(clock.millis() + timeout.toMillis(), clock);
            return events.stream().map(event -> enrichment.of(event, patience)).toList();
        }

        @Override
        public EventStage stage() {
            return new Shards(enrichment, clock);
        }

        @Override
        public void close() {
            try {
                repository.close();
            } catch (IOException e) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("connections to the repository did not close");
            }
        }
    }
}
