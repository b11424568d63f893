// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.destinations;

import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.topic.Topic;
import dev.footman.ingest.table.SharedTable;
import dev.footman.ingest.table.TableWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The destinations as the processors see them. What is asked of one goes to the processors, too, which alone decide; the
 * answer waits until it shows.
 */
public final class Destinations {
    private static final Duration SHOWS_WITHIN = Duration.ofSeconds(5);

    private final SharedTable<DestinationState> table;
    private final Topic<DestinationReport> reports;
    private final TableWriter writer;

    public Destinations(SharedTable<DestinationState> table, Topic<DestinationReport> reports, TableWriter writer) {
        this.table = table;
        this.reports = reports;
        this.writer = writer;
    }

    /** All of them, by their URLs. */
    public List<DestinationState> all() {
        return table.values().stream()
                .sorted(Comparator.comparing(DestinationState::url))
                .toList();
    }

    public Optional<DestinationState> find(String id) {
        return table.values().stream().filter(state -> state.id().equals(id)).findFirst();
    }

    /**
     * Asks something of a destination, and waits until that shows.
     *
     * @param shows whether it does
     * @return what is known of the destination then; empty where it does not show in time, and counts later
     * @throws dev.footman.ingest.table.NotStoredException if Kafka does not take it
     */
    public Optional<DestinationState> ask(String url, DestinationReport asked, Predicate<DestinationState> shows)
            throws InterruptedException {
        writer.write(reports.name(), url, reports.values().write(asked));
        return table.await(url, shows, SHOWS_WITHIN);
    }
}
