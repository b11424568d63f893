// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends failed reloads as datagrams at a steady rate, and notes how long each takes to its webhook. */
final class Arrivals implements AutoCloseable {
    private static final Pattern TASK = Pattern.compile("\"taskId\":\"([^\"]+)\"");

    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final Map<String, Long> tookNanos = new ConcurrentHashMap<>();
    private final HttpServer receiver = server();
    private final HttpServer neighbour = server();

    Arrivals() throws IOException {
        receiver.createContext("/", exchange -> {
            try (exchange) {
                long now = System.nanoTime();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(204, -1);
                Matcher task = TASK.matcher(body);
                if (task.find()) {
                    tookNanos.putIfAbsent(task.group(1), now - sentNanos.getOrDefault(task.group(1), now));
                }
            }
        });
        receiver.start();
        neighbour.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        neighbour.start();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    }

    String url() {
        return url(receiver);
    }

    /** Another endpoint, whose calls are answered alike and not measured. */
    String neighbour() {
        return url(neighbour);
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    /** Sends {@code count} events, so many a second, and waits until all have arrived; their tasks. */
    List<String> load(int port, int perSecond, int count) throws IOException, InterruptedException {
        return load(port, perSecond, count, Arrivals::failed);
    }

    /** The same of events that {@code text} makes, each of a task. */
    List<String> load(int port, int perSecond, int count, UnaryOperator<String> text)
            throws IOException, InterruptedException {
        List<String> tasks = new ArrayList<>();
        try (DatagramSocket socket = new DatagramSocket()) {
            long begun = System.nanoTime();
            for (int number = 0; number < count; number++) {
                long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String task = UUID.randomUUID().toString();
                tasks.add(task);
                byte[] datagram = text.apply(task).getBytes(StandardCharsets.UTF_8);
                sentNanos.put(task, System.nanoTime());
                socket.send(new DatagramPacket(
                        datagram, datagram.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!tookNanos.keySet().containsAll(tasks) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return tasks;
    }

    /** A failed reload of a task, as Qlik's scheduler sends it. */
    static String failed(String task) {
        return event("/scheduler-task-failed/", task);
    }

    /** An aborted one. */
    static String aborted(String task) {
        return event("/scheduler-task-aborted/", task);
    }

    private static String event(String type, String task) {
        return "%s;qs1;Reload of A;A;LAB\\x;%s;%s;2026-01-31 03:15:42,123;INFO;%s;Max retries reached"
                .formatted(type, task, UUID.randomUUID(), UUID.randomUUID());
    }

    /** How many of the tasks arrived, and how soon. */
    String report(List<String> tasks) {
        long[] sorted = tasks.stream()
                .filter(tookNanos::containsKey)
                .mapToLong(tookNanos::get)
                .sorted()
                .toArray();
        return "%d of %d arrived, median %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(
                        sorted.length,
                        tasks.size(),
                        millis(sorted, 0.5),
                        millis(sorted, 0.9),
                        millis(sorted, 0.99),
                        millis(sorted, 1));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    @Override
    public void close() {
        receiver.stop(0);
        neighbour.stop(0);
    }
}
