// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** What takes the datagrams, one after the other, on one thread. */
@FunctionalInterface
public interface DatagramSink {
    /**
     * Takes one datagram.
     *
     * @param datagram        its bytes from position 0 to the limit, read-only; good only until this call returns, for
     *                        the place is then used again
     * @param arrivedAtMillis when it was taken from the socket, by our clock, in milliseconds since 1970
     */
    void accept(ByteBuffer datagram, InetAddress source, long arrivedAtMillis);
}
