// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.KeepLedger;
import dev.footman.rules.matching.RuleSet;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootmanTopologyTest {
    private static final String DRAWN = """
            Topologies:
               Sub-topology: 0
                Source: read-log-events (topics: [footman.log-events])
                  --> decode-event
                Source: read-trigger-events (topics: [footman.trigger-events])
                  --> decode-event
                Processor: decode-event (stores: [])
                  --> drop-duplicates, note-nodes
                  <-- read-log-events, read-trigger-events
                Processor: drop-duplicates (stores: [recent-executions])
                  --> find-service-changes
                  <-- decode-event
                Processor: find-service-changes (stores: [service-states])
                  --> find-recoveries
                  <-- drop-duplicates
                Processor: find-recoveries (stores: [task-histories])
                  --> match-rules
                  <-- find-service-changes
                Processor: match-rules (stores: [])
                  --> limit-per-key, write-rule-enforcements
                  <-- find-recoveries
                Processor: limit-per-key (stores: [window-summaries, rate-limit-windows])
                  --> write-deliveries, write-executions, write-injected-events, write-matches, write-rule-enforcements, write-scheduled-deliveries
                  <-- match-rules
                Source: read-matches (topics: [footman.matches])
                  --> limit-arrived
                Processor: limit-arrived (stores: [window-summaries, rate-limit-windows])
                  --> write-deliveries, write-executions, write-injected-events, write-rule-enforcements, write-scheduled-deliveries
                  <-- read-matches
                Processor: note-nodes (stores: [])
                  --> write-node-activity
                  <-- decode-event
                Source: read-window-returns (topics: [footman.window-returns])
                  --> give-window-back
                Processor: give-window-back (stores: [rate-limit-windows])
                  --> none
                  <-- read-window-returns
                Sink: write-deliveries (topic: footman.deliveries)
                  <-- limit-per-key, limit-arrived
                Sink: write-executions (topic: footman.executions)
                  <-- limit-per-key, limit-arrived
                Sink: write-injected-events (topic: footman.trigger-events)
                  <-- limit-per-key, limit-arrived
                Sink: write-matches (topic: footman.matches)
                  <-- limit-per-key
                Sink: write-node-activity (topic: footman.node-activity)
                  <-- note-nodes
                Sink: write-rule-enforcements (topic: footman.rule-enforcements)
                  <-- limit-per-key, limit-arrived, match-rules
                Sink: write-scheduled-deliveries (topic: footman.scheduled-deliveries)
                  <-- limit-per-key, limit-arrived

              Sub-topology: 1
                Source: read-attempts (topics: [footman.attempts])
                  --> keep-ledger
                Source: read-cancellations (topics: [footman.cancellations])
                  --> keep-ledger
                Source: read-deliveries (topics: [footman.deliveries])
                  --> keep-ledger
                Source: read-scheduled-deliveries (topics: [footman.scheduled-deliveries])
                  --> keep-ledger
                Processor: keep-ledger (stores: [leases, queued-deliveries, held-deliveries, newest-deliveries, waiting-deliveries])
                  --> write-dead-letters, write-destination-reports, write-due-again, write-execution-states, write-found-events, write-window-returns
                  <-- read-scheduled-deliveries, read-deliveries, read-attempts, read-cancellations
                Sink: write-dead-letters (topic: footman.dead-letters)
                  <-- keep-ledger
                Sink: write-destination-reports (topic: footman.destination-reports)
                  <-- keep-ledger
                Sink: write-due-again (topic: footman.deliveries)
                  <-- keep-ledger
                Sink: write-execution-states (topic: footman.executions)
                  <-- keep-ledger
                Sink: write-found-events (topic: footman.trigger-events)
                  <-- keep-ledger
                Sink: write-window-returns (topic: footman.window-returns)
                  <-- keep-ledger

              Sub-topology: 2
                Source: read-destination-reports (topics: [footman.destination-reports])
                  --> judge-destinations
                Processor: judge-destinations (stores: [destination-health])
                  --> write-destinations, write-own-events
                  <-- read-destination-reports
                Sink: write-destinations (topic: footman.destinations)
                  <-- judge-destinations
                Sink: write-own-events (topic: footman.trigger-events)
                  <-- judge-destinations

              Sub-topology: 3
                Source: read-node-activity (topics: [footman.node-activity])
                  --> watch-nodes
                Processor: watch-nodes (stores: [nodes])
                  --> write-silence
                  <-- read-node-activity
                Sink: write-silence (topic: footman.log-events)
                  <-- watch-nodes

            """;

    @Test
    void theTopologyIsTheOneInThePicture() {
        // when
        String described = new FootmanTopology(
                        new Topics("footman."),
                        offset -> RuleSet.EMPTY,
                        Duration.ZERO,
                        Duration.ofMinutes(10),
                        new RetrySchedule(List.of(), 0),
                        Duration.ofDays(5),
                        new KeepLedger.Terms(Duration.ofMinutes(1), (partition, ago) -> 0, new HandHolds(), 6),
                        new SimpleMeterRegistry())
                .build()
                .describe()
                .toString();

        // then
        assertThat(described).isEqualTo(DRAWN);
    }
}
