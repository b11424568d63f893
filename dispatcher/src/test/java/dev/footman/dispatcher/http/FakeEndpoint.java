// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.AddressRange;
import dev.footman.dispatcher.egress.EgressGuard;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * A real HTTP/1.1 server on loopback that answers as it is told and remembers each request. What it is not told about
 * it answers with 200. Safe for all threads.
 */
public final class FakeEndpoint implements AutoCloseable {
    /** By which calls may go to such endpoints. */
    static final EgressGuard ALLOWED = new EgressGuard(
            List.of(
                    AddressRange.parse("127.0.0.0/8").orElseThrow(),
                    AddressRange.parse("::1").orElseThrow()),
            List.of());

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;
    private static final int BACKLOG = 1_000;

    private final String scheme;
    private final ServerSocket server;
    private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread accepting = Thread.ofVirtual().name("fake-endpoint").unstarted(this::accept);

    private FakeEndpoint(String scheme, ServerSocket server) {
        this.scheme = scheme;
        this.server = server;
    }

    /** Listens on a free port. */
    public static FakeEndpoint start() {
        return start("http", ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), 0);
    }

    /** Listens on a port that was free a moment ago, such as that of an endpoint that was closed. */
    public static FakeEndpoint start(int port) {
        return start("http", ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), port);
    }

    /** Listens at another address of loopback, on a port that is free there. */
    static FakeEndpoint startAt(String address, int port) {
        return start("http", ServerSocketFactory.getDefault(), InetAddress.ofLiteral(address), port);
    }

    /** Listens for HTTPS on a free port, as {@code localhost}. */
    public static FakeEndpoint startTls(ServerSocketFactory sockets) {
        return start("https", sockets, InetAddress.getLoopbackAddress(), 0);
    }

    private static FakeEndpoint start(String scheme, ServerSocketFactory sockets, InetAddress at, int port) {
        try {
            FakeEndpoint endpoint = new FakeEndpoint(scheme, sockets.createServerSocket(port, BACKLOG, at));
            endpoint.accepting.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The URL under which {@code target}, a path with or without a query, is reached. */
    public String url(String target) {
        return "%s://localhost:%d%s".formatted(scheme, port(), target);
    }

    /** From now on answers requests for {@code path} in turn as told; the last answer stays. */
    public FakeEndpoint answer(String path, Answer first, Answer... then) {
        AtomicInteger turn = new AtomicInteger();
        return answer(path, request -> {
            int now = turn.getAndIncrement();
            return now == 0 || then.length == 0 ? first : then[Math.min(now, then.length) - 1];
        });
    }

    /** From now on answers requests for {@code path} as {@code answer} says. */
    public FakeEndpoint answer(String path, Function<Received, Answer> answer) {
        answers.put(path, answer);
        return this;
    }

    /** All requests so far that came in whole, in the order in which they did. */
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /** Those for {@code path}. */
    public List<Received> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Waits until there are at least {@code count} requests for {@code path}, and fails if there are not in time. */
    public List<Received> awaitRequests(String path, int count) {
        await(() -> requests(path).size() >= count);
        return requests(path);
    }

    /** Connections accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Connections that are open now. */
    public int openConnections() {
        return open.size();
    }

    /** Waits until no more than {@code count} connections are open, and fails if more stay so. */
    public void awaitOpen(int count) {
        await(() -> open.size() <= count);
    }

    /** Waits until no request is under way, and closes the connections that were kept. */
    public void closeKept() {
        await(() -> waiting.size() == open.size());
        waiting.forEach(FakeEndpoint::close);
        await(open::isEmpty);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().name("fake-endpoint-connection").start(() -> serve(socket));
            }
        } catch (IOException e) {
            closing.countDown(); // the server socket was closed
        }
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // nobody interrupts these threads
    private void serve(Socket socket) {
        try (socket) {
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            AnswerWriter writer = new AnswerWriter(socket.getOutputStream(), closing);
            boolean goesOn = true;
            while (goesOn) {
                waiting.add(socket);
                Received request = Received.read(in);
                waiting.remove(socket);
                if (request == null) {
                    return;
                }
                requests.add(request);
                Answer answer = answers.getOrDefault(request.path(), any -> Answer.of(200))
                        .apply(request);
                goesOn = writer.write(answer);
                if (answer.manner() == Answer.Manner.RESET) {
                    socket.setSoLinger(true, 0); // closing is a reset then
                }
            }
        } catch (IOException | InterruptedException e) {
            closing.getCount(); // the other side went away, which is its right
        } finally {
            waiting.remove(socket);
            open.remove(socket);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        close(server);
        await(() -> !accepting.isAlive()); // until then the port may still take connections
        open.forEach(FakeEndpoint::close);
    }
}
