// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.destination.DestinationState.Gate;
import dev.footman.processor.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingTest {
    private static final long NOW = 1_769_853_600_000L;
    private static final String DEAD = "http://dead.test:80";
    private static final String ALIVE = "http://alive.test:80";

    private final KeyValueStore<Bytes, byte[]> waiting = MemoryStore.of(Serdes.Bytes(), Serdes.ByteArray());
    private final KeyValueStore<Bytes, byte[]> held = MemoryStore.of(Serdes.Bytes(), Serdes.ByteArray());
    private final Map<String, Gate> holds = new HashMap<>();
    private double speed;
    private final Holds told = new Holds() {
        @Override
        public Gate of(String destination, long nowMillis) {
            return holds.getOrDefault(destination, Gate.FREE);
        }

        @Override
        public double perSecond(String destination) {
            return speed;
        }
    };
    private Pending pending = opened();

    @BeforeEach
    void countWhatIsThereAlready() {
        pending.tick();
    }

    private Pending opened() {
        return new Pending(waiting, held, told, kept -> kept.key().id().startsWith("asked"), 1);
    }

    @Test
    void whatIsDueForADeadDestinationKeepsNothingFromTheOthers() {
        // given
        holds.put(DEAD, Gate.HELD);
        put("a", DEAD, NOW);
        put("b", ALIVE, NOW);
        put("c", DEAD, NOW);

        // when
        List<String> sent = takeDue(NOW);

        // then
        assertThat(sent).containsExactly("b");
        assertThat(owed()).isEqualTo(Map.of(DEAD, 2L, ALIVE, 0L));
    }

    @ParameterizedTest
    @CsvSource({"FREE, asked owed", "TRIED, owed asked", "BROKEN, asked", "HELD, ''"})
    void noBreakerStopsWhatSomebodyAskedFor(Gate gate, String expected) {
        // given
        holds.put(DEAD, gate);
        put("asked", DEAD, NOW);
        put("owed", DEAD, NOW);

        // when
        List<String> sent = takeDue(NOW);

        // then
        assertThat(String.join(" ", sent).split(" ")).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void whatIsHeldIsSentInItsOrderWhenTheDestinationIsFreeAndNoFasterThanItIsKnownToBe() {
        // given
        holds.put(DEAD, Gate.HELD);
        for (int number = 0; number < 100; number++) {
            put("%02d".formatted(number), DEAD, NOW + number);
        }
        takeDue(NOW + 1_000);
        holds.put(DEAD, Gate.FREE);

        // when
        List<String> slowly = takeDue(NOW + 1_200);
        speed = 200;
        List<String> faster = takeDue(NOW + 1_400);

        // then
        assertThat(slowly).hasSize(10).startsWith("00", "01").endsWith("09");
        assertThat(faster).hasSize(60).startsWith("10").endsWith("69");
    }

    @Test
    void whatACrashHasLeftInBothPlacesIsCountedOnceAndSentOnce() {
        // given
        holds.put(DEAD, Gate.HELD);
        put("a", DEAD, NOW);
        takeDue(NOW);

        // when
        pending = opened(); // nothing was removed yet where it waited
        takeDue(NOW + 200);
        Map<String, Long> owedThen = owed();
        holds.put(DEAD, Gate.FREE);
        List<String> sent = takeDue(NOW + 400);

        // then
        assertThat(owedThen).isEqualTo(Map.of(DEAD, 1L));
        assertThat(sent).containsExactly("a");
        assertThat(owed()).isEqualTo(Map.of(DEAD, 0L));
    }

    @Test
    void whatComesAndGoesWhileItIsCountedAfterARestartCountsOnce() {
        // given
        holds.put(DEAD, Gate.HELD);
        for (int number = 0; number < 3_000; number++) {
            put("waits-%04d".formatted(number), ALIVE, NOW + 10_000 + number);
            put("held-%04d".formatted(number), DEAD, NOW);
        }
        takeDue(NOW);
        takeDue(NOW);
        for (int tick = 0; tick < 6; tick++) {
            pending.tick(); // and what has left is removed
        }
        pending = opened();

        // when
        pending.tick(); // 2,000 of each are counted
        Map<String, Long> early = new HashMap<>();
        pending.tellOwed(early::put);
        pending.take(ALIVE, new DueKey(NOW + 10_000, "waits-0000"));
        pending.take(ALIVE, new DueKey(NOW + 12_999, "waits-2999"));
        put("first", ALIVE, NOW + 9_000);
        put("last", ALIVE, NOW + 20_000);
        holds.put(DEAD, Gate.FREE);
        int released = takeDue(NOW).size();

        // then
        assertThat(early).isEmpty();
        assertThat(released).isPositive();
        assertThat(owed()).isEqualTo(Map.of(ALIVE, 3_000L, DEAD, 3_000L - released));
    }

    @Test
    void theDestinationsOfWhatIsHeldAreKnownAfterARestart() {
        // given
        List<String> dead = List.of(DEAD, "http://dead.test:8080", "https://dead.test:443");
        for (String destination : dead) {
            holds.put(destination, Gate.HELD);
            put("1 " + destination, destination, NOW);
            put("2 " + destination, destination, NOW);
        }
        takeDue(NOW);

        // when
        Set<String> known = new Held(held, new Owed()).destinations();

        // then
        assertThat(known).containsExactlyInAnyOrderElementsOf(dead);
    }

    @Test
    void oneThatIsTakenByItsKeyIsFoundWhereverItIs() {
        // given
        put("a", ALIVE, NOW + 1_000);
        holds.put(DEAD, Gate.HELD);
        put("b", DEAD, NOW);
        takeDue(NOW);

        // when
        Kept waits = pending.take(ALIVE, new DueKey(NOW + 1_000, "a"));
        Kept isHeld = pending.take(DEAD, new DueKey(NOW, "b"));

        // then
        assertThat(waits).isNotNull();
        assertThat(isHeld).isNotNull();
        assertThat(pending.take(DEAD, new DueKey(NOW, "b"))).isNull();
        assertThat(owed()).isEqualTo(Map.of(ALIVE, 0L, DEAD, 0L));
    }

    private void put(String id, String destination, long due) {
        byte[] delivery = ("delivery " + id).getBytes(StandardCharsets.UTF_8);
        pending.put(new Kept(new DueKey(due, id), destination, Bytes.wrap(delivery)));
    }

    private List<String> takeDue(long now) {
        return pending.takeDue(now).stream().map(kept -> kept.key().id()).toList();
    }

    private Map<String, Long> owed() {
        Map<String, Long> owed = new HashMap<>();
        pending.tick();
        pending.tellOwed(owed::put);
        return owed;
    }
}
