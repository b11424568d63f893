// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Sends failed reloads as datagrams at a steady rate, and notes how long each takes to its webhook. */
final class Arrivals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Journeys journeys = new Journeys();
    private final HttpServer receiver = server();
    private final HttpServer neighbour = server();

    Arrivals() throws IOException {
        receiver.createContext("/", exchange -> {
            try (exchange) {
                journeys.arrived(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
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
        new SteadyLoad(port, perSecond).send(count, number -> {
            String task = UUID.randomUUID().toString();
            tasks.add(task);
            journeys.sent(task);
            return text.apply(task);
        });
        journeys.await(tasks, PATIENCE);
        return tasks;
    }

    /** A failed reload of a task, as Qlik's scheduler sends it. */
    static String failed(String task) {
        return failed(task, "A");
    }

    /** One of a task of that app. */
    static String failed(String task, String app) {
        return event("/scheduler-task-failed/", task, app);
    }

    /** An aborted one. */
    static String aborted(String task) {
        return event("/scheduler-task-aborted/", task, "A");
    }

    private static String event(String type, String task, String app) {
        return "%s;qs1;Reload of %s;%s;LAB\\x;%s;%s;2026-01-31 03:15:42,123;INFO;%s;Max retries reached"
                .formatted(type, app, app, task, UUID.randomUUID(), UUID.randomUUID());
    }

    /** How many of the tasks arrived, and how soon. */
    String report(List<String> tasks) {
        return journeys.report(tasks);
    }

    @Override
    public void close() {
        receiver.stop(0);
        neighbour.stop(0);
    }
}
