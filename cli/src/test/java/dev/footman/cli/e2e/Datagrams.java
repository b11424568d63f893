// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sends what Qlik's scheduler sends. */
public final class Datagrams implements AutoCloseable {
    /** The event of Butler's documentation, as its appender writes it. */
    static final String SEED = "/scheduler-task-failed/;pro2-win1;"
            + "Manually triggered reload of Test failing reloads 2;Test failing reloads 2;LAB\\goran;"
            + "dec2a02a-1680-44ef-8dc2-e2bfb180af87;e7af59a0-c243-480d-9571-08727551a66f;2021-02-16 09:24:59,099;INFO;"
            + "14a81bf5-f81c-4047-b1a1-193b0920de28;Max retries reached";

    private final DatagramSocket socket;
    private final InetSocketAddress target;

    public Datagrams(int port) throws IOException {
        this.socket = new DatagramSocket();
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, target));
    }

    /** A failed reload of {@code taskId}, of an execution of its own. */
    public static String failed(String taskId) {
        return event("/scheduler-task-failed/", taskId);
    }

    static String aborted(String taskId) {
        return event("/scheduler-task-aborted/", taskId);
    }

    static String succeeded(String taskId) {
        return event("/scheduler-task-success//", taskId);
    }

    private static String event(String type, String taskId) {
        return "%s;qs-node1;Reload of Sales;Sales;LAB\\svc_qlik;%s;e7af59a0-c243-480d-9571-08727551a66f;2026-01-31 03:15:42,123;INFO;%s;Max retries reached"
                .formatted(type, taskId, UUID.randomUUID());
    }

    @Override
    public void close() {
        socket.close();
    }
}
