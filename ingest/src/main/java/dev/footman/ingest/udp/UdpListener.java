// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.contract.management.Closer;
import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.repository.EventLookups;
import dev.footman.ingest.repository.EventStage;
import dev.footman.ingest.spill.Overflow;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/** The UDP way in, from the socket to the log and, while that is away, to disk. */
public final class UdpListener implements AutoCloseable {
    private final Closer parts;
    private final UdpReceiver receiver;

    private UdpListener(Closer parts, UdpReceiver receiver) {
        this.parts = parts;
        this.receiver = receiver;
    }

    /**
     * Binds and receives.
     *
     * @param data where events wait that Kafka does not take
     * @throws RuntimeException if the address cannot be bound or the folder not used; the message says which and why
     */
    public static UdpListener start(
            UdpSettings settings,
            QlikIntake intake,
            EventLookups lookups,
            EventLog events,
            Path data,
            MeterRegistry meters,
            Clock clock) {
        Closer parts = new Closer();
        try {
            Overflow overflow = parts.add(
                    Overflow.open(data.resolve("spill"), Overflow.Bounds.STANDARD, UdpIntake.wayTo(events), clock));
            EventStage stage = parts.add(lookups.stage());
            UdpReceiver receiver = parts.add(UdpReceiver.bind(settings.host(), settings.port(), clock));
            receiver.start(
                    source -> isAllowed(settings, source), new UdpIntake(intake, stage, events, overflow, meters));
            UdpMeters.bind(meters, receiver.counters(), overflow);
            return new UdpListener(parts, receiver);
        } catch (IOException e) {
            parts.close();
            throw new IllegalStateException(
                    "events cannot be kept in %s: %s; see that it can be written".formatted(data, e.getMessage()), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static boolean isAllowed(UdpSettings settings, InetAddress source) {
        return settings.allowedSources().isEmpty()
                || settings.allowedSources().stream().anyMatch(range -> range.contains(source));
    }

    /** Where it listens, with the port that it got. */
    public InetSocketAddress address() {
        return receiver.address();
    }

    public boolean isAlive() {
        return receiver.isAlive();
    }

    @Override
    public void close() {
        parts.close();
    }
}
