// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.destination.Destination;
import dev.footman.contract.management.Closer;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.http.HttpCaller;
import dev.footman.dispatcher.lane.Admissions;
import dev.footman.dispatcher.lane.Lanes;
import dev.footman.dispatcher.shell.ShellRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A worker of the share group with its lanes and its reports, at work. */
public final class Dispatching implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int IN_HAND_AT_MOST = 8 * DeliveryWorker.POLL_RECORDS;

    private final Closer parts;
    private final DeliveryWorker worker;

    private Dispatching(Closer parts, DeliveryWorker worker) {
        this.parts = parts;
        this.worker = worker;
    }

    /**
     * What a dispatcher is told of its work.
     *
     * @param concurrency    calls at once
     * @param perDestination calls at once to one destination
     * @param timeout        of an attempt
     * @param shell          runs commands; empty: none are run here
     * @param seal           opens what is sealed in a call; empty: such a call cannot be made here
     */
    public record Work(
            int concurrency, int perDestination, Duration timeout, Optional<Seal> seal, Optional<ShellRunner> shell) {}

    /** Starts to work and returns when the group has assigned deliveries. The caller closes {@code admin} and {@code caller}. */
    public static Dispatching start(
            KafkaConnection kafka,
            Admin admin,
            Topics topics,
            HttpCaller caller,
            Work work,
            MeterRegistry meters,
            Clock clock)
            throws InterruptedException {
        Closer parts = new Closer();
        try {
            ShareGroup group = new ShareGroup(admin, topics.dispatcherGroup());
            group.configure(PATIENCE);
            AttemptLog attempts = parts.add(AttemptLog.open(kafka, topics));
            String clientId = "footman-dispatcher-" + UUID.randomUUID();
            Admissions admissions = admissions(kafka, topics, parts, clock);
            DestinationReports reports = parts.add(DestinationReports.open(kafka, topics, clientId, admissions, clock));
            InHand inHand = new InHand(IN_HAND_AT_MOST);
            Canceled canceled = canceled(kafka, topics, parts);
            AttemptMaker maker = new AttemptMaker(
                    caller,
                    new OpenedCall(work.seal()),
                    new CommandRunner(work.shell(), work.seal()),
                    canceled,
                    work.timeout());
            CallRunner runner =
                    new CallRunner(maker, attempts, reports, inHand, canceled, new AttemptMeters(meters), clock);
            Lanes lanes = parts.add(new Lanes(work.concurrency(), work.perDestination(), admissions, runner));
            reports.start(() -> endpoints(lanes.loads()));
            DeliveryWorker worker =
                    parts.add(DeliveryWorker.start(kafka, topics, clientId, attempts, lanes, inHand, clock));
            meters.gauge(
                    "footman.deliveries.in.hand", inHand, it -> Math.max(0, it.count() - DeliveryWorker.POLL_RECORDS));
            group.awaitMember(clientId, PATIENCE);
            return new Dispatching(parts, worker);
        } catch (TimeoutException e) {
            parts.close();
            throw new IllegalStateException(
                    "the dispatcher was not at work within %d s: %s".formatted(PATIENCE.toSeconds(), e.getMessage()),
                    e);
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    /** Without what is done on this machine. */
    private static Map<Destination, Lanes.Load> endpoints(Map<Destination, Lanes.Load> loads) {
        loads.remove(Destination.THIS_MACHINE);
        return loads;
    }

    /** What is to end, as the topic of cancellations has it from now on. */
    private static Canceled canceled(KafkaConnection kafka, Topics topics, Closer parts) {
        Canceled canceled = new Canceled();
        parts.add(CancellationFeed.open(kafka, topics, canceled, PATIENCE));
        return canceled;
    }

    /** What may be sent to whom, as the topic of destinations has it from now on. */
    private static Admissions admissions(KafkaConnection kafka, Topics topics, Closer parts, Clock clock)
            throws InterruptedException {
        Admissions admissions = new Admissions(clock);
        parts.add(TopicTable.open(
                topics.destinations(),
                kafka.gatheringConsumer("footman-dispatcher-destinations"),
                PATIENCE,
                (url, state, offset) -> admissions.told(url, state)));
        return admissions;
    }

    /** Why deliveries are not taken just now; empty when they are. */
    public Optional<String> obstacle() {
        return worker.isAlive() ? Optional.empty() : Optional.of("the delivery worker has ended");
    }

    @Override
    public void close() {
        parts.close();
    }
}
