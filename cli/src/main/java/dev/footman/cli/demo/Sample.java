// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A datagram as Qlik's scheduler sends it, of a task of its own.
 *
 * @param about what it says, for people
 * @param paths of the demo's endpoint that its webhooks call
 */
record Sample(String about, String text, List<String> paths) {
    /** One of each event that Butler's webhooks tell. */
    static List<Sample> all() {
        return List.of(
                new Sample(
                        "a reload that failed",
                        datagram(
                                "/scheduler-task-failed/",
                                "Nightly reload of Sales",
                                "Sales",
                                "LAB\\svc_qlik",
                                "Max retries reached"),
                        List.of("/failed/post", "/failed/put", "/failed/get")),
                new Sample(
                        "a reload that somebody stopped, its task's name with a semicolon in it",
                        datagram(
                                "/scheduler-task-aborted/",
                                "Reload of Stock; hourly",
                                "Stock; hourly",
                                "LAB\\anna",
                                "Execution State Change to Aborting"),
                        List.of("/aborted")));
    }

    private static String datagram(String type, String task, String app, String user, String message) {
        return String.join(
                ";",
                type,
                "qs-node1",
                task,
                app,
                user,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "2026-01-31 03:15:42,123",
                "INFO",
                UUID.randomUUID().toString(),
                message);
    }

    /** Sends it to {@code port} of this machine. */
    void send(int port) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
    }
}
