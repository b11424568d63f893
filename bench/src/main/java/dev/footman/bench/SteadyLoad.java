// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Sends datagrams to a port of this machine, so many a second. */
record SteadyLoad(int port, int perSecond) {
    /** Sends {@code count} of them; {@code text} is asked for each, by its number, when it is about to be sent. */
    void send(int count, IntFunction<String> text) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (DatagramSocket socket = new DatagramSocket()) {
            long begun = System.nanoTime();
            for (int number = 0; number < count; number++) {
                long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                byte[] datagram = text.apply(number).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(datagram, datagram.length, address));
            }
        }
    }
}
