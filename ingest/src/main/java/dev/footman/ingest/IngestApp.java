// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.contract.management.Closer;
import dev.footman.contract.management.Metrics;
import dev.footman.contract.management.Readiness;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicCreation;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.auth.CredentialStore;
import dev.footman.ingest.butler.ButlerRules;
import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.ingest.deadletters.Redrive;
import dev.footman.ingest.destinations.Destinations;
import dev.footman.ingest.http.ApiRoutes;
import dev.footman.ingest.http.DeadLettersEndpoint;
import dev.footman.ingest.http.DestinationsEndpoint;
import dev.footman.ingest.http.EventBodies;
import dev.footman.ingest.http.HttpApi;
import dev.footman.ingest.http.QlikEventsEndpoint;
import dev.footman.ingest.packs.Packs;
import dev.footman.ingest.producer.EventIds;
import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.repository.EventLookups;
import dev.footman.ingest.services.ServicePoller;
import dev.footman.ingest.udp.UdpListener;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The way in, wired by hand: every part it is made of, from the log up to the doors, so that no door opens too early. */
public final class IngestApp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who calls by HTTP waits for Kafka this long, and twice as long at the most. */
    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(5);

    /** Datagrams wait for Kafka in memory this long, and then on disk. */
    private static final Duration UDP_PATIENCE = Duration.ofSeconds(30);

    private final Closer parts;
    private final HttpApi http;
    private final @Nullable UdpListener udp;

    private IngestApp(Closer parts, HttpApi http, @Nullable UdpListener udp) {
        this.parts = parts;
        this.http = http;
        this.udp = udp;
    }

    /**
     * Starts the way in and returns when its ports are open.
     *
     * @param data      where it keeps what Kafka does not take
     * @param readiness of the whole process, for {@code /health/ready}
     * @throws RuntimeException if it cannot start; the message says why
     */
    public static IngestApp start(
            KafkaConnection kafka,
            TopicLayout layout,
            IngestSettings settings,
            Path data,
            Metrics metrics,
            Readiness readiness,
            Clock clock)
            throws InterruptedException {
        Closer parts = new Closer();
        try {
            Topics topics = layout.topics();
            createTopics(kafka, layout);
            Tables tables = Tables.open(kafka, topics, parts, PATIENCE);
            Auth auth = Auth.open(new CredentialStore(tables.credentials()), settings, data, clock);
            EventIds ids = new EventIds(clock);
            EventLog fromHooks =
                    parts.add(EventLog.open(kafka, topics.triggerEvents(), "footman-ingest-hooks", HTTP_PATIENCE));
            Records records = parts.add(Records.open(kafka, layout, data, metrics.meters(), clock));
            RuleApi rules = RuleApi.of(new RuleApi.Ground(topics, tables, fromHooks, ids, records, clock), settings);
            parts.add(startRules(settings, rules));
            QlikIntake intake = new QlikIntake(ids, tables::asOf);
            EventLookups lookups = parts.add(EventLookups.open(settings.repository(), metrics.meters(), clock));
            EventLog fromHttp =
                    parts.add(EventLog.open(kafka, topics.logEvents(), "footman-ingest-http", HTTP_PATIENCE));
            EventLog fromUdp = parts.add(EventLog.open(kafka, topics.logEvents(), "footman-ingest-udp", UDP_PATIENCE));
            UdpListener udp = settings.udp().enable()
                    ? parts.add(
                            UdpListener.start(settings.udp(), intake, lookups, fromUdp, data, metrics.meters(), clock))
                    : null;
            if (settings.services().enable()) {
                parts.add(ServicePoller.start(settings.services(), intake, fromHttp, metrics.meters(), clock));
            }
            Function<EventBodies, QlikEventsEndpoint> events = bodies -> new QlikEventsEndpoint(
                    bodies, intake, lookups, fromHttp, settings.http().maxBodyBytes(), metrics.meters(), clock);
            HttpApi.Served served = new HttpApi.Served(
                    auth.guard(),
                    events.apply(EventBodies.QLIK),
                    events.apply(EventBodies.SERVICE_READINGS),
                    routes(auth, rules, calls(tables, topics, records, settings, clock)),
                    metrics,
                    readiness);
            return new IngestApp(parts, parts.add(HttpApi.start(settings.http(), served)), udp);
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    private static List<ApiRoutes> routes(Auth auth, RuleApi rules, List<ApiRoutes> calls) {
        return Stream.of(auth.routes(), rules.routes(), calls)
                .flatMap(List::stream)
                .toList();
    }

    /** What has to do with calls going out. */
    private static List<ApiRoutes> calls(
            Tables tables, Topics topics, Records records, IngestSettings settings, Clock clock) {
        Destinations destinations =
                new Destinations(tables.destinations(), topics.destinationReports(), tables.writer());
        Redrive redrive = new Redrive(records, topics.scheduledDeliveries(), tables.writer(), clock);
        int maxBodyBytes = settings.http().maxBodyBytes();
        return List.of(
                new DestinationsEndpoint(destinations, maxBodyBytes),
                new DeadLettersEndpoint(records, redrive, maxBodyBytes));
    }

    private static void createTopics(KafkaConnection kafka, TopicLayout layout) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client("footman-ingest-admin"))) {
            new TopicCreation(admin, PATIENCE).ensure(layout.shapes());
        }
    }

    /** Brings the rules up to what config and packs say, and watches the packs from then on. */
    private static Packs startRules(IngestSettings settings, RuleApi rules) throws InterruptedException {
        if (settings.webhooks().isPresent()) {
            List<Rule> wanted = butlerRules(settings, settings.webhooks().get());
            rules.rules().replacePack(ButlerRules.PACK, wanted);
        }
        return Packs.start(
                settings.packs(), rules.reader(), rules.secrets(), rules.rules(), rules.types(), rules.actions());
    }

    private static List<Rule> butlerRules(IngestSettings settings, WebhookNotification webhooks) {
        return ButlerRules.of(webhooks, settings.services().callsWebhooks(), settings.seal());
    }

    /** The port of the API. */
    public int httpPort() {
        return http.port();
    }

    /** Where datagrams are taken; empty where that is switched off. */
    public Optional<InetSocketAddress> udpAddress() {
        return Optional.ofNullable(udp).map(UdpListener::address);
    }

    @Override
    public void close() {
        parts.close();
    }
}
