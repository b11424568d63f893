// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.lang.invoke.VarHandle;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams on their way from the one thread that receives to the one thread that reads, written in place in one block
 * of memory outside the heap. Neither waits for the other, and receiving allocates nothing while the sender stays the
 * same.
 *
 * <pre>
 *   head ──▶ | header | datagram | header | datagram | ... ◀── tail
 *   header: length, address length, arrived at, scope of the address, address (16 bytes); length -1: go on at the front
 * </pre>
 *
 * <p>The datagram's length is not known before it is received, so there is always room for the largest; what it does
 * not use is free again at once. {@code head} and {@code tail} only grow; the place is their rest by the capacity.
 */
final class DatagramRing {
    /** More than UDP can carry: 65,507 bytes over IPv4, 65,527 over IPv6. */
    static final int LARGEST_DATAGRAM = 65_535;

    private static final int ADDRESS_LENGTH = 4;
    private static final int ARRIVED_AT = 8;
    private static final int SCOPE = 16;
    private static final int ADDRESS = 24;
    private static final int HEADER = 40;
    private static final int SKIP = -1;

    /**
     * After the ring ran dry the reader naps this often before it asks to be woken: while datagrams keep coming, the
     * receiving thread pays no system call to wake it, and the reader finds several at once.
     */
    private static final int NAPS = 20;

    private static final long NAP_NANOS = 50_000;

    private final ByteBuffer arena;
    private final int capacity;
    private final int slot;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();

    private final ByteBuffer room;
    private long claimed;
    private long headSeen;
    private @Nullable InetAddress lastSource;
    private byte[] lastAddress = {};

    private volatile @Nullable Thread sleeper;
    private volatile boolean ending;

    /** A ring of {@code capacityBytes}, rounded down to a multiple of 8; it must hold two of the largest datagrams. */
    DatagramRing(int capacityBytes) {
        this(capacityBytes, LARGEST_DATAGRAM);
    }

    DatagramRing(int capacityBytes, int largestDatagram) {
        this.slot = aligned(largestDatagram);
        this.capacity = capacityBytes & -8;
        if (capacity < 2 * slot) {
            throw new IllegalArgumentException(
                    "the ring must have %d bytes or more, but was to have %d".formatted(2 * slot, capacityBytes));
        }
        this.arena = ByteBuffer.allocateDirect(capacity);
        this.room = arena.duplicate();
    }

    /** Room for one datagram of any size, or null when the ring is full. For the receiving thread. */
    @Nullable
    ByteBuffer claim() {
        long end = tail.getPlain();
        int untilFront = capacity - index(end);
        long start = untilFront < slot ? end + untilFront : end;
        if (!isFree(start + slot)) {
            return null;
        }
        claimed = start;
        int at = index(start);
        return room.limit(at + slot).position(at + HEADER);
    }

    private boolean isFree(long end) {
        if (end - headSeen <= capacity) {
            return true;
        }
        headSeen = head.getAcquire();
        return end - headSeen <= capacity;
    }

    /** Hands over what was received into the room claimed last, up to its position. For the receiving thread. */
    void publish(InetAddress source, long arrivedAtMillis) {
        int at = index(claimed);
        int length = room.position() - at - HEADER;
        if (claimed != tail.getPlain()) {
            arena.putInt(index(tail.getPlain()), SKIP);
        }
        arena.putInt(at, length);
        arena.putLong(at + ARRIVED_AT, arrivedAtMillis);
        putAddress(at, source);
        tail.setRelease(claimed + aligned(length));
        wakeIfAsleep();
    }

    private void putAddress(int at, InetAddress source) {
        if (!source.equals(lastSource)) {
            lastSource = source;
            lastAddress = source.getAddress();
        }
        arena.putInt(at + ADDRESS_LENGTH, lastAddress.length);
        arena.putInt(at + SCOPE, source instanceof Inet6Address inet6 ? inet6.getScopeId() : 0);
        arena.put(at + ADDRESS, lastAddress);
    }

    private void wakeIfAsleep() {
        VarHandle.fullFence(); // the reader first says that it sleeps and then looks; we first publish and then ask
        Thread asleep = sleeper;
        if (asleep != null) {
            sleeper = null;
            LockSupport.unpark(asleep);
        }
    }

    /**
     * Hands the oldest datagram to {@code sink} and frees its place, also when the sink throws. For the reading thread.
     *
     * @return whether there was one
     */
    boolean poll(DatagramSink sink) {
        long start = head.getPlain();
        if (start == tail.getAcquire()) {
            return false;
        }
        if (arena.getInt(index(start)) == SKIP) {
            start += capacity - index(start);
        }
        int at = index(start);
        int length = arena.getInt(at);
        try {
            ByteBuffer datagram = arena.slice(at + HEADER, length).asReadOnlyBuffer();
            sink.accept(datagram, address(at), arena.getLong(at + ARRIVED_AT));
        } finally {
            head.setRelease(start + aligned(length));
        }
        return true;
    }

    private InetAddress address(int at) {
        byte[] address = new byte[arena.getInt(at + ADDRESS_LENGTH)];
        arena.get(at + ADDRESS, address);
        int scope = arena.getInt(at + SCOPE);
        try {
            return scope == 0 ? InetAddress.getByAddress(address) : Inet6Address.getByAddress(null, address, scope);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of %d bytes".formatted(address.length), e);
        }
    }

    boolean isEmpty() {
        return head.getAcquire() == tail.getAcquire();
    }

    /** Bytes that wait for the reader. */
    long backlog() {
        return tail.getAcquire() - head.getAcquire();
    }

    /** Bytes that were handed over since the ring was made. */
    long published() {
        return tail.getAcquire();
    }

    int capacity() {
        return capacity;
    }

    /** Returns when there may be a datagram, or soon once the {@link #end} was said. For the reading thread. */
    void await() {
        for (int nap = 0; nap < NAPS && isEmpty(); nap++) {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
        sleeper = Thread.currentThread();
        VarHandle.fullFence();
        if (isEmpty() && !ending) {
            LockSupport.park(this);
        }
        sleeper = null;
        Thread.interrupted(); // an interrupted thread would not sleep again
    }

    /** Lets the reader sleep no more, for nothing will come. From any thread. */
    void end() {
        ending = true;
        wakeIfAsleep();
    }

    private int index(long position) {
        return (int) (position % capacity);
    }

    private static int aligned(int length) {
        return (HEADER + length + 7) & -8;
    }
}
