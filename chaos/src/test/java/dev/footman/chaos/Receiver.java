// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footman.chaos.Arrivals.Owed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiving endpoint with a manner of its own, behind a link that it can close. */
final class Receiver implements AutoCloseable {
    private static final Pattern TASK = Pattern.compile("\"taskId\":\"([^\"]+)\"");
    private static final int BACKLOG = 1_000;
    private static final int[] FAILURES = {500, 503, 429};

    /** Longer than any attempt may take. */
    private static final int HANG_SECONDS = 8;

    private final Manner manner;
    private final Arrivals arrivals;
    private final Random random;
    private final HttpServer server;
    private final Link link;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    private Receiver(Manner manner, Arrivals arrivals, Random random, HttpServer server, int port) {
        this.manner = manner;
        this.arrivals = arrivals;
        this.random = random;
        this.server = server;
        this.port = port;
        this.link = new Link(port, server.getAddress().getPort());
    }

    static Receiver open(Manner manner, Arrivals arrivals, Ports ports, Random random) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Receiver receiver = new Receiver(manner, arrivals, random, http, ports.free());
        http.setExecutor(receiver.threads);
        http.createContext("/", receiver::receive);
        http.start();
        receiver.link.open();
        Thread.ofVirtual().start(receiver::live);
        return receiver;
    }

    String name() {
        return manner.name().toLowerCase(Locale.ROOT);
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher task = TASK.matcher(body);
            if (!task.find()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            Owed owed = new Owed(task.group(1), name());
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            arrivals.came(owed, Objects.requireNonNullElse(id, "none"));
            if (takes(exchange)) {
                exchange.sendResponseHeaders(204, -1);
                arrivals.taken(owed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this call is to be answered well; if not, all that is done about it has been done. */
    private boolean takes(HttpExchange exchange) throws IOException, InterruptedException {
        int chance = random.nextInt(100);
        return switch (manner) {
            case ANSWERS, REFUSES -> true;
            case HANGS -> chance >= 2 || closing.await(HANG_SECONDS, TimeUnit.SECONDS);
            case CUTS -> chance >= 10;
            case FAILS -> {
                if (chance < 20) {
                    exchange.sendResponseHeaders(FAILURES[chance % FAILURES.length], -1);
                }
                yield chance >= 20;
            }
        };
    }

    /** What it does beside answering: these times are its manner, and nobody waits for anything. */
    private void live() {
        try {
            switch (manner) {
                case REFUSES -> {
                    while (!closing.await(6, TimeUnit.SECONDS)) {
                        link.refuse();
                        if (!closing.await(2, TimeUnit.SECONDS)) {
                            link.open();
                        }
                    }
                }
                case CUTS -> {
                    while (!closing.await(1, TimeUnit.SECONDS)) {
                        link.cut();
                    }
                }
                case ANSWERS, HANGS, FAILS -> closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("receiver %s cannot be what it is".formatted(name()), e);
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        link.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
