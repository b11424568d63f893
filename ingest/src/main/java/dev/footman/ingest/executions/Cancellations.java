// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.topic.Topic;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.table.TableWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Ends executions where they are (StackStorm contract, section 6.3). The ledger looks where the execution was seen; one
 * that has gone on meanwhile shows that, and is asked for again.
 */
public final class Cancellations {
    private static final int TRIES = 10;
    private static final Duration SHOWS_WITHIN = Duration.ofMillis(500);

    private final Records records;
    private final Topic<Cancellation> topic;
    private final TableWriter writer;

    public Cancellations(Records records, Topic<Cancellation> topic, TableWriter writer) {
        this.records = records;
        this.topic = topic;
        this.writer = writer;
    }

    /**
     * Has an execution cancelled, unless it has ended, and waits until that shows.
     *
     * @return the execution as it is then: cancelled, being cancelled, or ended otherwise meanwhile; where nothing shows
     *     in time, as it was
     * @throws dev.footman.ingest.table.NotStoredException if Kafka does not take it
     */
    public Execution cancel(Execution execution, String user) throws InterruptedException {
        return ask(execution, Cancellation.of(user, execution.seen()));
    }

    /** Has an execution end in a status, with a result, as somebody says; likewise. */
    public Execution end(Execution execution, String user, Status status, Map<String, @Nullable Object> result)
            throws InterruptedException {
        return ask(execution, new Cancellation(user, status, result, execution.seen()));
    }

    private Execution ask(Execution execution, Cancellation asked) throws InterruptedException {
        Execution now = execution;
        for (int number = 0; number < TRIES && !isHeard(now); number++) {
            write(now, new Cancellation(asked.user(), asked.end(), asked.result(), now.seen()));
            Execution before = now;
            now = records.execution(before.delivery().id(), later -> !later.equals(before), SHOWS_WITHIN)
                    .orElse(before);
        }
        return now;
    }

    private static boolean isHeard(Execution execution) {
        return execution.status().isFinal() || execution.status() == Status.CANCELING;
    }

    private void write(Execution execution, Cancellation cancellation) throws InterruptedException {
        writer.write(
                topic.name(),
                List.of(new TableWriter.Placed(
                        execution.delivery().id(),
                        execution.delivery().placement(),
                        Bytes.wrap(topic.values().write(cancellation)))));
    }
}
