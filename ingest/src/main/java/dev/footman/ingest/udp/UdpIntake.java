// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.producer.EventRecord;
import dev.footman.ingest.qlik.DatagramText;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.qlik.Reason;
import dev.footman.ingest.qlik.Result;
import dev.footman.ingest.repository.EventStage;
import dev.footman.ingest.spill.EventSend;
import dev.footman.ingest.spill.Overflow;
import dev.footman.ingest.spill.SpilledRecord;
import dev.footman.ingest.spill.UnsendableException;
import dev.footman.ingest.warning.OncePerMinute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a datagram to an event on its way. What is no event is counted by reason and told once a minute. */
public final class UdpIntake implements DatagramSink {
    private static final Logger log = LoggerFactory.getLogger(UdpIntake.class);
    private static final int WARNED_SOURCES = 256;

    private final QlikIntake intake;
    private final EventStage stage;
    private final EventLog events;
    private final Overflow overflow;
    private final Counter accepted;
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final OncePerMinute<InetAddress> warnings = new OncePerMinute<>(WARNED_SOURCES);

    public UdpIntake(QlikIntake intake, EventStage stage, EventLog events, Overflow overflow, MeterRegistry meters) {
        this.intake = intake;
        this.stage = stage;
        this.events = events;
        this.overflow = overflow;
        this.accepted = meters.counter("footman.intake.accepted", "way", "udp");
        for (Reason reason : Reason.values()) {
            rejected.put(reason, meters.counter("footman.intake.rejected", "way", "udp", "reason", reason.tag()));
        }
    }

    /** The way into the log that an {@link Overflow} takes. */
    public static EventSend wayTo(EventLog events) {
        return (record, done) -> events.write(
                record.key(),
                record.value(),
                record.timestamp(),
                (written, failure) -> done.accept(record, told(failure)));
    }

    private static @Nullable Exception told(@Nullable Exception failure) {
        return failure instanceof RecordTooLargeException || failure instanceof SerializationException
                ? new UnsendableException(String.valueOf(failure.getMessage()), failure)
                : failure;
    }

    @Override
    public void accept(ByteBuffer datagram, InetAddress source, long arrivedAtMillis) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        switch (DatagramText.read(bytes)) {
            case Result.Read(var event) ->
                stage.submit(event, arrivedAtMillis, passed -> pass(passed, source, arrivedAtMillis));
            case Result.Rejected(Reason reason, String detail) -> reject(reason, detail, source, arrivedAtMillis);
        }
    }

    /** One event at a time, as the overflow wants it, whichever thread of the stage brings it. */
    private synchronized void pass(QlikEvent event, InetAddress source, long arrivedAtMillis) {
        EventRecord record = intake.recordOf(event, "udp " + source.getHostAddress(), arrivedAtMillis);
        accepted.increment();
        overflow.accept(
                new SpilledRecord(events.keyBytes(record.key()), events.valueBytes(record.event()), record.takenAt()));
    }

    private void reject(Reason reason, String detail, InetAddress source, long now) {
        Counter counter = rejected.get(reason);
        if (counter != null) {
            counter.increment();
        }
        if (warnings.allows(source, now)) {
            log.atWarn()
                    .addKeyValue("source", source.getHostAddress())
                    .addKeyValue("reason", detail)
                    .log(
                            "datagram is no event and is dropped; more of this source are counted and not told for a minute");
        }
    }
}
