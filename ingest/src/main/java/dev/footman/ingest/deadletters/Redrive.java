// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.deadletters;

import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.topic.Topic;
import dev.footman.ingest.records.DeadLetterFilter;
import dev.footman.ingest.records.Listing;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.table.TableWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * Sends dead letters again, the oldest first and no more than so many a second: each is given to the ledger with its time,
 * and when Kafka has them all, nothing of it depends on this node any more. A delivery that is sent again keeps its id,
 * and its history; its attempts are counted from 1.
 */
public final class Redrive {
    /** As many at once: who wants more asks again. */
    public static final int MOST = 10_000;

    private final Records records;
    private final Topic<ScheduledDelivery> topic;
    private final TableWriter writer;
    private final Clock clock;

    public Redrive(Records records, Topic<ScheduledDelivery> topic, TableWriter writer, Clock clock) {
        this.records = records;
        this.topic = topic;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * What is to be sent.
     *
     * @param letters the oldest first
     * @param isMore  whether there are more of the kind
     */
    public record Chosen(List<DeadLetter> letters, boolean isMore) {
        public Chosen {
            letters = List.copyOf(letters);
        }

        /** When the last of them is due if they begin {@code now}. */
        Instant until(Instant now, double perSecond) {
            return letters.isEmpty() ? now : due(now, letters.size() - 1, perSecond);
        }
    }

    /** The dead letters of a filter. */
    public Chosen choose(DeadLetterFilter filter) {
        Listing<DeadLetter> listing = records.deadLetters(filter, 0, MOST + 1);
        List<DeadLetter> letters = new ArrayList<>();
        for (List<DeadLetter> portion = listing.next(); !portion.isEmpty(); portion = listing.next()) {
            letters.addAll(portion);
        }
        boolean isMore = letters.size() > MOST;
        List<DeadLetter> chosen = new ArrayList<>(isMore ? letters.subList(0, MOST) : letters);
        return new Chosen(chosen.reversed(), isMore);
    }

    /**
     * Has them sent.
     *
     * @return when the last is due
     * @throws dev.footman.ingest.table.NotStoredException if Kafka does not take them; some may be sent then
     */
    public Instant send(Chosen chosen, double perSecond) throws InterruptedException {
        Instant now = clock.instant();
        List<TableWriter.Placed> placed = new ArrayList<>();
        int number = 0;
        for (DeadLetter letter : chosen.letters) {
            Delivery again = letter.delivery().due(1, letter.delivery().history());
            byte[] json = topic.values().write(new ScheduledDelivery(again, due(now, number++, perSecond)));
            placed.add(new TableWriter.Placed(again.id(), again.placement(), Bytes.wrap(json)));
        }
        writer.write(topic.name(), placed);
        return chosen.until(now, perSecond);
    }

    /** When the last of them would be due. */
    public Instant until(Chosen chosen, double perSecond) {
        return chosen.until(clock.instant(), perSecond);
    }

    private static Instant due(Instant now, int number, double perSecond) {
        return now.plus(Duration.ofMillis(Math.round(number * 1_000 / perSecond)));
    }
}
