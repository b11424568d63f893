// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher;

import dev.footman.contract.management.Closer;
import dev.footman.contract.management.Readiness;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicCreation;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.dispatcher.egress.EgressGuard;
import dev.footman.dispatcher.http.HttpCaller;
import dev.footman.dispatcher.shell.ShellRunner;
import dev.footman.dispatcher.worker.Dispatching;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The dispatcher, wired by hand: every part it is made of, in the order of the data's way. */
public final class DispatcherApp implements AutoCloseable, Readiness {
    private static final Duration ADMIN_CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Closer parts;
    private final Dispatching dispatching;

    private DispatcherApp(Closer parts, Dispatching dispatching) {
        this.parts = parts;
        this.dispatching = dispatching;
    }

    /**
     * Starts the dispatcher and returns when its group has given it deliveries to take.
     *
     * @param seal      opens what is sealed in calls
     * @param userAgent how it names itself to endpoints
     * @throws RuntimeException if it cannot start; the message says why
     */
    public static DispatcherApp start(
            KafkaConnection kafka,
            TopicLayout layout,
            DispatcherSettings settings,
            Optional<Seal> seal,
            String userAgent,
            MeterRegistry meters,
            Clock clock)
            throws InterruptedException {
        Closer parts = new Closer();
        try {
            Admin admin = Admin.create(kafka.client("footman-dispatcher-admin"));
            parts.add(() -> admin.close(ADMIN_CLOSE_WITHIN));
            new TopicCreation(admin, PATIENCE).ensure(layout.shapes());
            HttpCaller caller = parts.add(new HttpCaller(
                    settings.concurrency(),
                    settings.perDestination(),
                    userAgent,
                    settings.proxies(),
                    new EgressGuard(settings.egress().allow(), settings.egress().deny()),
                    clock));
            Optional<ShellRunner> shell =
                    settings.localShellCmd() ? Optional.of(parts.add(ShellRunner.open())) : Optional.empty();
            Dispatching.Work work = new Dispatching.Work(
                    settings.concurrency(), settings.perDestination(), settings.timeout(), seal, shell);
            Dispatching dispatching =
                    parts.add(Dispatching.start(kafka, admin, layout.topics(), caller, work, meters, clock));
            return new DispatcherApp(parts, dispatching);
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Optional<String> obstacle() {
        return dispatching.obstacle();
    }

    @Override
    public void close() {
        parts.close();
    }
}
