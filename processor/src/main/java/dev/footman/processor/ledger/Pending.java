// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.destination.DestinationState.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All deliveries of one partition that wait: until they are due, and then until their destination is free. */
final class Pending {
    private static final int TICKS_A_SECOND = 5;
    private static final long TRIED_EVERY_MILLIS = 5_000;

    /** So many a tick at least go to a destination that is free again: how fast it is shows only then. */
    private static final int RELEASED_LEAST = 10;

    private static final int RELEASED_MOST = 500;

    /** Somewhat more than it takes, so that a faster one is found to be faster. */
    private static final double OF_ITS_SPEED = 1.5;

    private final Waiting waiting;
    private final Held held;
    private final Holds holds;
    private final Predicate<Kept> isAsked;
    private final int partitions;
    private final Owed owed;
    private final Set<String> destinationsHeld;
    private final Map<String, Long> lastTried = new HashMap<>();

    /**
     * @param isAsked    whether somebody asked for a delivery directly
     * @param partitions which share what a destination can take
     */
    Pending(
            KeyValueStore<Bytes, byte[]> waiting,
            KeyValueStore<Bytes, byte[]> held,
            Holds holds,
            Predicate<Kept> isAsked,
            int partitions) {
        this.owed = new Owed();
        this.waiting = new Waiting(waiting, owed);
        this.held = new Held(held, owed);
        this.holds = holds;
        this.isAsked = isAsked;
        this.partitions = partitions;
        this.destinationsHeld = this.held.destinations();
    }

    void put(Kept kept) {
        waiting.put(kept);
    }

    /** The delivery that waits under {@code key}, and waits no longer; null where none does. */
    @Nullable
    Kept take(String destination, DueKey key) {
        Kept taken = waiting.take(key);
        return taken == null ? held.take(destination, key) : taken;
    }

    /** What is to be sent now, and waits no longer: whoever asks sends it. */
    List<Kept> takeDue(long now) {
        List<Kept> free = new ArrayList<>();
        for (Kept due : waiting.takeDue(now)) {
            if (isFree(due, now)) {
                free.add(due);
            } else {
                held.put(due);
                destinationsHeld.add(due.destination());
            }
        }
        for (String destination : List.copyOf(destinationsHeld)) {
            free.addAll(release(destination, now));
        }
        return free;
    }

    private boolean isFree(Kept due, long now) {
        Gate gate = holds.of(due.destination(), now);
        return gate == Gate.FREE || (gate.forAsked() == Gate.FREE && isAsked.test(due));
    }

    private List<Kept> release(String destination, long now) {
        return switch (holds.of(destination, now)) {
            case HELD, BROKEN -> List.of();
            case TRIED -> isTriedNow(destination, now) ? held.release(destination, 1) : List.of();
            case FREE -> {
                int most = most(destination);
                List<Kept> released = held.release(destination, most);
                if (released.size() < most) {
                    destinationsHeld.remove(destination);
                    lastTried.remove(destination);
                }
                yield released;
            }
        };
    }

    private boolean isTriedNow(String destination, long now) {
        Long last = lastTried.get(destination);
        if (last != null && Math.abs(now - last) < TRIED_EVERY_MILLIS) {
            return false;
        }
        lastTried.put(destination, now);
        return true;
    }

    private int most(String destination) {
        double ofSpeed = OF_ITS_SPEED * holds.perSecond(destination) / TICKS_A_SECOND / partitions;
        return (int) Math.clamp(Math.ceil(ofSpeed), RELEASED_LEAST, RELEASED_MOST);
    }

    /** Hands over how many wait for each destination, where that has changed; nothing before all of them are counted. */
    void tellOwed(ObjLongConsumer<String> taker) {
        if (waiting.isCounted() && held.isCounted()) {
            owed.tell(taker);
        }
    }

    void tick() {
        waiting.tick();
        held.tick();
    }
}
