// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import dev.footman.ingest.warning.OncePerMinute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an event goes: to the log; to disk while the log does not take it; and where the disk does not take it either,
 * it is counted as lost.
 *
 * <pre>
 *            ┌─ nothing is spilled and there is room in flight ──▶ log ── fails ──▶ returned ┐
 *   accept ──┤                                                                               ├──▶ drain ──▶ log
 *            └─ else, or the log refuses at once ──▶ waiting ────────────────────────────────┘
 * </pre>
 *
 * <p>There are two spills for the sake of order: what comes back from the log is older than all that waits, and is sent
 * before it. The drain begins when nothing is in flight, and nothing goes straight to the log before the drain has
 * finished. So the events of one key stay in order, as far as the log keeps the order of what it was sent.
 *
 * <p>For one thread that accepts; the log may answer by any.
 */
public final class Overflow implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Overflow.class);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(3);

    private final EventSend way;
    private final InFlight inFlight;
    private final Spill returned;
    private final Spill waiting;
    private final Drain drain;
    private final Thread drainThread;
    private final Clock clock;
    private final OverflowCounters counters = new OverflowCounters();
    private final OncePerMinute<String> warnings = new OncePerMinute<>(4);
    private volatile @Nullable Thread sending;
    private volatile boolean closed;

    private Overflow(EventSend way, Bounds bounds, Spill returned, Spill waiting, Backoff backoff, Clock clock) {
        this.way = way;
        this.inFlight = new InFlight(bounds.inFlightRecords(), bounds.inFlightBytes());
        this.returned = returned;
        this.waiting = waiting;
        this.clock = clock;
        this.drain = new Drain(this::due, way, counters, backoff, clock);
        this.drainThread = Thread.ofPlatform().daemon().name("spill-drain").unstarted(drain);
    }

    /**
     * How much is kept where.
     *
     * @param inFlightRecords events sent to the log and not answered, at most
     * @param inFlightBytes   the same in bytes of keys and values
     * @param spillBytes      events on disk, in bytes; what comes back from the log may add {@code inFlightBytes}
     */
    public record Bounds(int inFlightRecords, long inFlightBytes, long spillBytes) {
        public static final Bounds STANDARD = new Bounds(50_000, 64L << 20, 1L << 30);
    }

    /**
     * Opens what an earlier process spilled into {@code folder} and begins to send it.
     *
     * @throws IOException if the folder cannot be read or written at all
     */
    public static Overflow open(Path folder, Bounds bounds, EventSend way, Clock clock) throws IOException {
        return open(folder, bounds, way, Backoff.STANDARD, clock);
    }

    static Overflow open(Path folder, Bounds bounds, EventSend way, Backoff backoff, Clock clock) throws IOException {
        Spill returned = Spill.open(folder.resolve("returned"), bounds.inFlightBytes(), clock);
        try {
            Spill waiting = Spill.open(folder.resolve("waiting"), bounds.spillBytes(), clock);
            Overflow overflow = new Overflow(way, bounds, returned, waiting, backoff, clock);
            overflow.drainThread.start();
            return overflow;
        } catch (IOException e) {
            returned.close();
            throw e;
        }
    }

    /** Takes one event; never throws, and waits for the log no longer than its {@code send} does. */
    public void accept(SpilledRecord record) {
        InFlight.Flight flight = spilledNow() == 0 ? inFlight.add(record) : null;
        if (flight == null) {
            spill(waiting, record);
        } else if (spilledNow() == 0) {
            send(flight);
        } else { // an older one came back just now; the drain, which waits for our flight, must send it first
            spill(waiting, record);
            land(flight);
        }
    }

    private void send(InFlight.Flight flight) {
        sending = Thread.currentThread();
        try {
            way.send(flight.record(), (same, failure) -> answered(flight, failure));
        } catch (Exception e) {
            answered(flight, e);
        } finally {
            sending = null;
        }
    }

    private void answered(InFlight.Flight flight, @Nullable Exception failure) {
        if (!flight.take()) {
            return;
        }
        if (failure instanceof UnsendableException) {
            counters.unsendable.increment();
            warn("the log will never take an event; it is lost", failure);
        } else if (failure != null) {
            warn("the log does not take events; they are spilled to disk", failure);
            spill(isRefusedAtOnce() ? waiting : returned, flight.record());
        }
        land(flight);
    }

    /** What is refused while it is sent is the newest of all and goes behind what is still in flight. */
    private boolean isRefusedAtOnce() {
        return Thread.currentThread().equals(sending);
    }

    /** Last of all, for the drain may begin when nothing is in flight. */
    private void land(InFlight.Flight flight) {
        inFlight.land(flight);
        if (inFlight.count() == 0 && spilledNow() > 0) {
            drain.signal();
        }
    }

    private void spill(Spill spill, SpilledRecord record) {
        switch (spill.append(record)) {
            case Appended.Kept() -> {
                counters.spilled.increment();
                drain.signal();
            }
            case Appended.Full(long maxBytes) -> lose("the spill is full at %d bytes".formatted(maxBytes));
            case Appended.Failed(String reason) -> lose("the disk does not take events: " + reason);
        }
    }

    private void lose(String reason) {
        counters.lost.increment();
        warn("events are lost: " + reason, null);
    }

    private void warn(String what, @Nullable Exception cause) {
        synchronized (warnings) {
            if (!warnings.allows(what, clock.millis())) {
                return;
            }
        }
        log.atWarn().setCause(cause).addKeyValue("spilled", spilledNow()).log(what);
    }

    private @Nullable Spill due() {
        if (inFlight.count() > 0 || spilledNow() == 0) {
            return null;
        }
        return returned.records() > 0 ? returned : waiting;
    }

    /** Events sent straight to the log and not answered. */
    public int inFlight() {
        return inFlight.count();
    }

    /** Events on disk that the log does not have yet. */
    public long spilledNow() {
        return returned.records() + waiting.records();
    }

    public OverflowCounters counters() {
        return counters;
    }

    /** As {@link #close(Duration)} with three seconds. */
    @Override
    public void close() {
        close(CLOSE_BOUND);
    }

    /** Gives the log {@code bound} to answer; what it has not answered then goes to disk, for the next start. */
    public void close(Duration bound) {
        if (closed) {
            return;
        }
        closed = true;
        long end = System.nanoTime() + bound.toNanos();
        drain.stop(bound);
        try {
            inFlight.awaitNone(bound.toNanos());
            drainThread.join(
                    Duration.ofNanos(Math.max(0, end - System.nanoTime())).plusMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (InFlight.Flight flight : inFlight.unanswered()) {
            if (flight.take()) {
                spill(returned, flight.record());
            }
            inFlight.land(flight);
        }
        returned.close();
        waiting.close();
    }
}
