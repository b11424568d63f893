// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A receiving endpoint on loopback that answers 204, or what it is told to, and remembers what it was sent. */
final class Webhooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BACKLOG = 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Webhook> received = new CopyOnWriteArrayList<>();
    private volatile Reply reply = new Reply(204, Map.of());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    /** One call; of a header that came twice the first. */
    record Webhook(String method, String target, String body, Headers headers) {
        String id() {
            return header("webhook-id");
        }

        /** The header's value, or empty text. */
        String header(String name) {
            return Objects.requireNonNullElse(headers.getFirst(name), "");
        }
    }

    private record Reply(int status, Map<String, String> headers) {}

    private Webhooks(HttpServer server) {
        this.server = server;
    }

    static Webhooks open() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Webhooks webhooks = new Webhooks(http);
        http.setExecutor(webhooks.threads);
        http.createContext("/", webhooks::receive);
        http.start();
        return webhooks;
    }

    /** Answers so from now on. */
    void answerWith(int status, Map<String, String> headers) {
        reply = new Reply(status, headers);
    }

    void answerWith(int status) {
        answerWith(status, Map.of());
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Webhook> received() {
        return List.copyOf(received);
    }

    /** Waits until the calls that {@code which} picks are {@code count} or more, and returns them. */
    List<Webhook> await(int count, Predicate<Webhook> which) throws InterruptedException {
        long left = PATIENCE.toNanos();
        lock.lockInterruptibly();
        try {
            List<Webhook> picked = received.stream().filter(which).toList();
            while (picked.size() < count && left > 0) {
                left = more.awaitNanos(left);
                picked = received.stream().filter(which).toList();
            }
            assertThat(picked)
                    .as("webhooks that arrived within %d s", PATIENCE.toSeconds())
                    .hasSizeGreaterThanOrEqualTo(count);
            return picked;
        } finally {
            lock.unlock();
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Webhook webhook = new Webhook(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body,
                    exchange.getRequestHeaders());
            Reply now = reply;
            now.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(now.status, -1);
            lock.lock();
            try {
                received.add(webhook);
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
