// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import dev.footman.cli.settings.FootmanSettings;
import dev.footman.contract.management.Metrics;
import dev.footman.contract.management.Readiness;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.KafkaReach;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.DispatcherApp;
import dev.footman.ingest.IngestApp;
import dev.footman.ingest.IngestSettings;
import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.processor.ProcessorApp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Starts each of the three Apps from the settings of all, in the same way wherever it runs. */
final class RoleParts {
    private final FootmanSettings settings;
    private final KafkaConnection kafka;
    private final TopicLayout layout;
    private final Optional<Seal> seal;
    private final Path data;
    private final Metrics metrics;
    private final Clock clock;

    /**
     * @param seal of the installation, where it has one
     */
    RoleParts(
            FootmanSettings settings,
            String bootstrapServers,
            Optional<Seal> seal,
            Path data,
            Metrics metrics,
            Clock clock) {
        this.settings = settings;
        this.kafka = new KafkaConnection(bootstrapServers, settings.kafka().properties());
        this.layout = new TopicLayout(
                new Topics(settings.kafka().topicPrefix()),
                settings.kafka().partitions(),
                (short) settings.kafka().replicationFactor(),
                settings.retention().events(),
                settings.retention().executions());
        this.seal = seal;
        this.data = data;
        this.metrics = metrics;
        this.clock = clock;
    }

    KafkaReach reach() {
        return KafkaReach.start(kafka);
    }

    DispatcherApp dispatcher() throws InterruptedException {
        return DispatcherApp.start(
                kafka, layout, settings.dispatcher(), seal, Version.userAgent(), metrics.meters(), clock);
    }

    ProcessorApp processor() throws InterruptedException {
        Duration lease = settings.dispatcher().timeout().plus(ProcessorApp.BESIDES_THE_ATTEMPT);
        return ProcessorApp.start(
                kafka,
                layout,
                settings.processor(),
                lease,
                new ProcessorApp.Surroundings(data, seal, metrics.meters(), clock));
    }

    /** The only way in of an installation: what its config does not say is gone. */
    IngestApp onlyIngest(Readiness readiness) throws InterruptedException {
        return ingest(Optional.of(settings.webhooks()), readiness);
    }

    /** One way in of several: one whose config says nothing of Butler's webhooks leaves them to the others. */
    IngestApp oneIngest(Readiness readiness) throws InterruptedException {
        return ingest(Optional.of(settings.webhooks()).filter(WebhookNotification::isGiven), readiness);
    }

    private IngestApp ingest(Optional<WebhookNotification> webhooks, Readiness readiness) throws InterruptedException {
        IngestSettings ingest = new IngestSettings(
                settings.http(),
                settings.auth(),
                settings.udp(),
                settings.repository(),
                settings.serviceMonitor(),
                webhooks,
                settings.packs().stream().map(Path::of).toList(),
                seal);
        return IngestApp.start(kafka, layout, ingest, data, metrics, readiness, clock);
    }
}
