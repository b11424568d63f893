// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The demo's own receiving endpoint: prints each webhook and remembers which paths have been called. */
final class Receiver implements AutoCloseable {
    private static final int BODY_AT_MOST = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> called = new HashSet<>();
    private final PrintStream out;

    private Receiver(HttpServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    static Receiver start(PrintStream out) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(http, out);
            http.setExecutor(receiver.threads);
            http.createContext("/", receiver::receive);
            http.start();
            return receiver;
        } catch (IOException e) {
            throw new IllegalStateException("the demo's endpoint cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The address of {@code path} on this endpoint. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Waits until all of {@code due} have been called; says which were not within {@code limit}. */
    synchronized Set<String> awaitCalls(Set<String> due, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!called.containsAll(due) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
        Set<String> missing = new HashSet<>(due);
        missing.removeAll(called);
        return missing;
    }

    private synchronized void note(String path) {
        called.add(path);
        notifyAll();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_AT_MOST);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            StringBuilder told = new StringBuilder("\nwebhook ")
                    .append(id)
                    .append(": ")
                    .append(exchange.getRequestMethod())
                    .append(' ')
                    .append(exchange.getRequestURI());
            if (body.length > 0) {
                told.append("\n  ").append(new String(body, StandardCharsets.UTF_8));
            }
            out.println(told);
            note(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
