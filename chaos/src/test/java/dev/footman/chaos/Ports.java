// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Free ports below those that systems hand out by themselves: who is killed must find its own again, and no client may have
 * been given it in the meantime.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    /** Two runs on one machine begin at different places. */
    private int next = FIRST + (int) (ProcessHandle.current().pid() * 101 % (LAST - FIRST));

    int free() throws IOException {
        for (int tried = FIRST; tried < LAST; tried++) {
            int port = next;
            next = next + 1 < LAST ? next + 1 : FIRST;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from %d to %d is free".formatted(FIRST, LAST));
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
