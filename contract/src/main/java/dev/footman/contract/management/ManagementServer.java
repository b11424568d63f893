// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code /metrics}, {@code /health/live} and {@code /health/ready} of a process that serves nothing else by HTTP. */
public final class ManagementServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Binds and serves.
     *
     * @param port 0 picks a free one
     * @throws IllegalStateException if the address cannot be bound; the message says which, why, and what to set
     */
    public static ManagementServer start(String host, int port, Metrics metrics, Readiness readiness) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
            ManagementServer management = new ManagementServer(http);
            http.setExecutor(management.threads);
            http.createContext("/metrics", exchange -> answer(exchange, 200, Metrics.CONTENT_TYPE, metrics.scrape()));
            http.createContext("/health/live", exchange -> answer(exchange, 200, "application/json", Health.LIVE));
            http.createContext("/health/ready", exchange -> {
                Health health = Health.of(readiness);
                answer(exchange, health.status(), "application/json", health.json());
            });
            http.start();
            return management;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the management port %s:%d cannot be opened: %s; set footman.management.port to a free one, or 0"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    /** The port it got. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
