// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.producer.EventRecord;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.warning.OncePerMinute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the Windows services of the settings, again and again, and writes what it saw. It finds nothing itself: what has
 * changed, the processor tells, which knows what all pollers saw. A host that is slow holds up its own rounds only.
 */
public final class ServicePoller implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServicePoller.class);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
    private static final int WARNED_HOSTS = 1_000;
    private static final String PROBLEM = "problem";

    private final ScCommand sc;
    private final QlikIntake intake;
    private final EventLog events;
    private final Clock clock;
    private final Counter read;
    private final Counter unread;
    private final Counter failed;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final OncePerMinute<String> warnings = new OncePerMinute<>(WARNED_HOSTS);
    private final ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("service-poller").factory());

    private ServicePoller(ScCommand sc, QlikIntake intake, EventLog events, MeterRegistry meters, Clock clock) {
        this.sc = sc;
        this.intake = intake;
        this.events = events;
        this.clock = clock;
        this.read = meters.counter("footman.service.readings", "outcome", "read");
        this.unread = meters.counter("footman.service.readings", "outcome", "unreachable");
        this.failed = meters.counter("footman.service.readings", "outcome", "failed");
    }

    /** Begins with a first round at once. */
    public static ServicePoller start(
            ServiceMonitorSettings settings, QlikIntake intake, EventLog events, MeterRegistry meters, Clock clock) {
        ScCommand sc = new ScCommand(settings.command(), CALL_LIMIT);
        ServicePoller poller = new ServicePoller(sc, intake, events, meters, clock);
        List<HostReader> readers = settings.hosts().stream()
                .filter(host -> !host.services().isEmpty())
                .map(host -> new HostReader(sc, host))
                .toList();
        poller.rounds.scheduleAtFixedRate(
                () -> readers.forEach(poller::look), 0, settings.frequency().toMillis(), TimeUnit.MILLISECONDS);
        return poller;
    }

    private void look(HostReader host) {
        if (busy.add(host.host())) {
            hosts.execute(() -> {
                try {
                    write(host.read());
                } catch (IOException e) {
                    failed.increment();
                    warn(
                            host.host(),
                            "the program that reads Windows services cannot be run: " + e.getMessage()
                                    + "; set footman.ingest.serviceMonitor.command");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    busy.remove(host.host());
                }
            });
        }
    }

    private void write(List<QlikEvent> readings) throws InterruptedException {
        long now = clock.millis();
        for (QlikEvent reading : readings) {
            String problem = reading.payload().getOrDefault(PROBLEM, "");
            (problem.isEmpty() ? read : unread).increment();
            if (!problem.isEmpty()) {
                warn(
                        reading.payload().getOrDefault("host", "") + " "
                                + reading.payload().getOrDefault("serviceName", ""),
                        problem);
            }
        }
        List<EventRecord> records = readings.stream()
                .map(reading -> intake.recordOf(reading, "service monitor", now))
                .toList();
        Optional<String> failure = events.writeAll(records);
        failure.ifPresent(reason -> warn("Kafka", "readings are not written, the next ones will be: " + reason));
    }

    private synchronized void warn(String of, String reason) {
        if (warnings.allows(of, clock.millis())) {
            log.atWarn()
                    .addKeyValue("of", of.strip())
                    .addKeyValue("reason", reason)
                    .log("Windows services cannot be read; told once a minute");
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        hosts.shutdownNow();
        sc.close();
    }
}
