// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramRingTest {
    private static final int LARGEST = 200;

    private record Datagram(List<Byte> bytes, InetAddress source, long arrivedAt) {}

    @Test
    void whateverTheSizesItReadsWhatWasWrittenThroughEveryWrapAround() throws UnknownHostException {
        Random random = new Random(7);
        for (int capacity = 480; capacity <= 1_600; capacity += 8) {
            DatagramRing ring = new DatagramRing(capacity, LARGEST);
            Deque<Datagram> model = new ArrayDeque<>();
            for (int step = 0; step < 2_000; step++) {
                if (random.nextBoolean()) {
                    writeOne(ring, model, random, step);
                } else {
                    assertThat(read(ring))
                            .isEqualTo(Stream.ofNullable(model.pollFirst()).toList());
                }
            }
            assertThat(ring.isEmpty()).isEqualTo(model.isEmpty());
        }
    }

    private static void writeOne(DatagramRing ring, Deque<Datagram> model, Random random, long at)
            throws UnknownHostException {
        byte[] bytes = new byte[random.nextInt(LARGEST + 1)];
        random.nextBytes(bytes);
        byte[] address = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(address);
        InetAddress source = InetAddress.getByAddress(address);
        if (write(ring, bytes, source, at)) {
            model.addLast(new Datagram(boxed(bytes), source, at));
        } else {
            assertThat(model).as("a ring that is full holds something").isNotEmpty();
        }
    }

    private static boolean write(DatagramRing ring, byte[] bytes, InetAddress source, long arrivedAt) {
        ByteBuffer room = ring.claim();
        if (room == null) {
            return false;
        }
        room.put(bytes);
        ring.publish(source, arrivedAt);
        return true;
    }

    private static List<Datagram> read(DatagramRing ring) {
        List<Datagram> read = new ArrayList<>();
        boolean found = ring.poll((bytes, source, at) -> read.add(new Datagram(boxed(copy(bytes)), source, at)));
        assertThat(read).hasSize(found ? 1 : 0);
        return read;
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            boxed.add(each);
        }
        return boxed;
    }

    @Test
    void theScopeOfALinkLocalAddressComesThrough() throws UnknownHostException {
        // given
        DatagramRing ring = new DatagramRing(480, LARGEST);
        InetAddress scoped = Inet6Address.getByAddress(
                null, new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 3);

        // when
        write(ring, new byte[] {1}, scoped, 5);

        // then
        assertThat(read(ring).getFirst().source().getHostAddress()).endsWith("%3");
    }

    @Test
    void aDatagramAtWhichTheReaderThrowsIsFreedAllTheSame() {
        // given
        DatagramRing ring = new DatagramRing(480, LARGEST);
        write(ring, new byte[] {1}, InetAddress.getLoopbackAddress(), 5);

        // when
        assertThatThrownBy(() -> ring.poll((bytes, source, at) -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        // then
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void aRingTooSmallForTwoOfTheLargestIsRefused() {
        assertThatThrownBy(() -> new DatagramRing(100_000))
                .hasMessage("the ring must have 131152 bytes or more, but was to have 100000");
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 4_096, 262_144})
    void twoThreadsAtFullSpeedLoseAndMixNothing(int capacity) throws InterruptedException {
        // given
        int datagrams = capacity < 4_096 ? 5_000 : 100_000;
        DatagramRing ring = new DatagramRing(capacity, LARGEST);
        List<Long> read = new ArrayList<>(datagrams);
        List<String> faults = new ArrayList<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            while (read.size() < datagrams) {
                if (!ring.poll((bytes, source, at) -> check(bytes, at, read, faults))) {
                    ring.await();
                }
            }
        });

        // when
        InetAddress source = InetAddress.getLoopbackAddress();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (long number = 0; number < datagrams && System.nanoTime() < end; ) {
            if (write(ring, pattern(number), source, number)) {
                number++;
            } else {
                LockSupport.parkNanos(1_000);
            }
        }
        reader.join(20_000);

        // then
        assertThat(faults).isEmpty();
        assertThat(read).hasSize(datagrams).isSorted();
    }

    private static void check(ByteBuffer bytes, long number, List<Long> read, List<String> faults) {
        read.add(number);
        if (!Arrays.equals(copy(bytes), pattern(number))) {
            faults.add("datagram " + number);
        }
    }

    private static byte[] pattern(long number) {
        byte[] bytes = new byte[(int) (number * 31 % (LARGEST + 1))];
        Arrays.fill(bytes, (byte) number);
        return bytes;
    }
}
