// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor;

import dev.footman.contract.management.Closer;
import dev.footman.contract.management.Readiness;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicCreation;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.KeepLedger;
import dev.footman.processor.topology.FootmanTopology;
import dev.footman.processor.topology.LiveDestinations;
import dev.footman.processor.topology.LiveRuleBook;
import dev.footman.processor.topology.RunningTopology;
import dev.footman.processor.topology.ShareGroupProgress;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The processor, wired by hand: every part it is made of, in the order of the data's way. */
public final class ProcessorApp implements AutoCloseable, Readiness {
    private static final Duration ADMIN_CLOSE_WITHIN = Duration.ofSeconds(1);
    /** What a delivery may take besides its attempt: to wait in its lane, and to be reported on. */
    public static final Duration BESIDES_THE_ATTEMPT = KeepLedger.BESIDES_THE_ATTEMPT;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Closer parts;
    private final RunningTopology topology;

    private ProcessorApp(Closer parts, RunningTopology topology) {
        this.parts = parts;
        this.topology = topology;
    }

    /**
     * Where it runs.
     *
     * @param data  where its stores are kept
     * @param seal  seals what is secret in the calls that rules make; empty: they can make none
     * @param clock when keys of the datastore are over
     */
    public record Surroundings(Path data, Optional<Seal> seal, MeterRegistry meters, Clock clock) {}

    /**
     * Starts the processor and returns when it works on every partition that it was given.
     *
     * @param lease how long a dispatcher may take to report on a delivery that it has taken
     * @throws RuntimeException if it cannot start; the message says why
     */
    public static ProcessorApp start(
            KafkaConnection kafka,
            TopicLayout layout,
            ProcessorSettings settings,
            Duration lease,
            Surroundings surroundings)
            throws InterruptedException {
        Closer parts = new Closer();
        try {
            Topics topics = layout.topics();
            Admin admin = Admin.create(kafka.client("footman-processor-admin"));
            parts.add(() -> admin.close(ADMIN_CLOSE_WITHIN));
            new TopicCreation(admin, PATIENCE).ensure(layout.shapes());
            LiveRuleBook rules =
                    parts.add(LiveRuleBook.open(kafka, topics, surroundings.seal(), surroundings.clock(), PATIENCE));
            LiveDestinations destinations = parts.add(LiveDestinations.open(kafka, topics, PATIENCE));
            ShareGroupProgress progress =
                    parts.add(ShareGroupProgress.start(admin, topics, layout.partitions(), lease));
            FootmanTopology topology = new FootmanTopology(
                    topics,
                    rules,
                    settings.deduplication(),
                    settings.silence(),
                    new RetrySchedule(
                            settings.retry().schedule(), settings.retry().jitter()),
                    settings.pauseAfter(),
                    new KeepLedger.Terms(lease, progress, destinations, layout.partitions()),
                    surroundings.meters());
            RunningTopology.Run run =
                    new RunningTopology.Run(settings.threads(), settings.guarantee(), layout.replicationFactor());
            RunningTopology running =
                    parts.add(RunningTopology.start(topology.build(), kafka, topics, run, surroundings.data()));
            running.awaitRunning(PATIENCE);
            return new ProcessorApp(parts, running);
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Optional<String> obstacle() {
        return topology.obstacle();
    }

    @Override
    public void close() {
        parts.close();
    }
}
