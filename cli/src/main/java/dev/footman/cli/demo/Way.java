// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How samples come in. */
enum Way {
    DATAGRAM,
    SERVICE_READING;

    static final String READINGS = "/v1/events/windows-services";

    private static final int WITHIN_MILLIS = 30_000;

    static void sendDatagram(String text, Target target) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), target.udpPort())));
        }
    }

    static void postReading(String text, Target target) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(target.http() + READINGS).toURL().openConnection();
        connection.setConnectTimeout(WITHIN_MILLIS);
        connection.setReadTimeout(WITHIN_MILLIS);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("St2-Api-Key", target.apiKey());
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        connection.disconnect();
        if (status != HttpURLConnection.HTTP_ACCEPTED) {
            throw new IOException("the reading was answered with " + status);
        }
    }
}
