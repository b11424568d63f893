// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.producer.EventIds;
import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.qlik.QlikIntake;
import dev.footman.ingest.spill.Overflow;
import dev.footman.ingest.spill.SpilledRecord;
import dev.footman.ingest.tls.TestCertificate;
import dev.footman.ingest.udp.UdpIntake;
import dev.footman.ingest.waiting.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a datagram to the log with a repository in between; the log's place is taken by a list. */
class DatagramLookupsTest {
    private static final int TASKS = 20;

    private final TurnedClock clock = new TurnedClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<SpilledRecord> written = new ConcurrentLinkedQueue<>();

    @Test
    void whatDatagramsSayReachesTheLogWithTheOwnerWhicheverLineItStoodIn(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        KafkaConnection nowhere = new KafkaConnection("127.0.0.1:1", Map.of());
        try (StandIn repository = new StandIn(folder, certificate, certificate);
                EventLookups lookups =
                        EventLookups.open(repository.settings(certificate, Duration.ofSeconds(30)), meters, clock);
                EventLog log = EventLog.open(nowhere, new Topics("").logEvents(), "test", Duration.ofSeconds(1));
                Overflow overflow =
                        Overflow.open(folder.resolve("spill"), Overflow.Bounds.STANDARD, this::take, clock);
                EventStage stage = lookups.stage()) {
            Qlik.tell(repository);
            QlikIntake intake = new QlikIntake(new EventIds(clock), () -> new AsOf(7, 0, 0));
            UdpIntake datagrams = new UdpIntake(intake, stage, log, overflow, meters);

            // when
            for (int task = 0; task < TASKS; task++) {
                datagrams.accept(datagram(Qlik.guid(task)), InetAddress.getLoopbackAddress(), clock.millis());
            }
            Eventually.is(TASKS, written::size);
        }

        // then
        assertThat(written).allSatisfy(record -> {
            assertThat(new String(record.value(), UTF_8)).contains("\"appOwnerName\":\"Anna Andersson\"");
            assertThat(record.timestamp()).isEqualTo(clock.millis());
        });
        assertThat(written.stream().map(record -> new String(record.key(), UTF_8)))
                .doesNotHaveDuplicates();
        assertThat(meters.counter("footman.intake.accepted", "way", "udp").count())
                .isEqualTo(TASKS);
    }

    private void take(SpilledRecord record, BiConsumer<SpilledRecord, @Nullable Exception> done) {
        written.add(record);
        done.accept(record, null);
    }

    private static ByteBuffer datagram(String task) {
        return ByteBuffer.wrap(
                "/scheduler-task-failed/;qs1;Nightly;Sales;LAB\\svc;%s;%s;2026-01-31 03:15:42,123;INFO;;end"
                        .formatted(task, Qlik.APP)
                        .getBytes(UTF_8));
    }
}
