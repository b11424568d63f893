// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.producer.EventRecord;
import dev.footman.ingest.qlik.EventEntries.Entry;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.qlik.Result;
import dev.footman.ingest.repository.EventLookups;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/events/qlik} and {@code /v1/events/windows-services}: events from a log shipper, readings from whoever
 * looks at services. Every answer they can give is in this file.
 */
public final class QlikEventsEndpoint implements Handler {
    private static final Logger log = LoggerFactory.getLogger(QlikEventsEndpoint.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final EventBodies bodies;
    private final QlikIntake intake;
    private final EventLookups lookups;
    private final EventLog events;
    private final int maxBodyBytes;
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * @param bodies what it takes
     */
    public QlikEventsEndpoint(
            EventBodies bodies,
            QlikIntake intake,
            EventLookups lookups,
            EventLog events,
            int maxBodyBytes,
            MeterRegistry meters,
            Clock clock) {
        this.bodies = bodies;
        this.intake = intake;
        this.lookups = lookups;
        this.events = events;
        this.maxBodyBytes = maxBodyBytes;
        this.meters = meters;
        this.clock = clock;
    }

    private record Rejection(int index, String error) {}

    @Override
    public void handle(Context ctx) throws IOException, InterruptedException {
        List<Entry> entries = bodies.entries(ctx.contentType(), RequestBody.read(ctx, maxBodyBytes));
        if (entries == null) {
            Fault.answer(ctx, 415, "Content-Type must be %s, but is '%s'".formatted(bodies.types(), ctx.contentType()));
        } else {
            take(ctx, entries);
        }
    }

    private void take(Context ctx, List<Entry> entries) throws InterruptedException {
        String source = "http " + ctx.ip();
        long now = clock.millis();
        List<QlikEvent> read = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry.result()) {
                case Result.Read(var event) -> read.add(event);
                case Result.Rejected(var reason, String detail) -> {
                    meters.counter("footman.intake.rejected", "way", "http", "reason", reason.tag())
                            .increment();
                    rejected.add(new Rejection(entry.index(), detail));
                }
            }
        }
        List<EventRecord> accepted = lookups.lookedUp(read).stream()
                .map(event -> intake.recordOf(event, source, now))
                .toList();
        Optional<String> failure = accepted.isEmpty() ? Optional.empty() : events.writeAll(accepted);
        if (failure.isPresent()) {
            refuse(ctx, failure.get());
            return;
        }
        meters.counter("footman.intake.accepted", "way", "http").increment(accepted.size());
        ctx.status(accepted.isEmpty() ? 400 : 202).json(answer(accepted, rejected));
    }

    private static Map<String, Object> answer(List<EventRecord> accepted, List<Rejection> rejected) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (accepted.isEmpty()) {
            answer.put(
                    "faultstring",
                    rejected.isEmpty()
                            ? "The body holds no event"
                            : rejected.getFirst().error());
        }
        answer.put("accepted", accepted.size());
        answer.put("rejected", rejected);
        answer.put("ids", accepted.stream().map(record -> record.event().id()).toList());
        return answer;
    }

    private static void refuse(Context ctx, String reason) {
        log.atWarn().addKeyValue("reason", reason).log("events are refused, since Kafka does not take them");
        ctx.header("Retry-After", RETRY_AFTER_SECONDS);
        Fault.answer(ctx, 503, "The events are not stored: Kafka does not answer. Send the same request again later.");
    }
}
