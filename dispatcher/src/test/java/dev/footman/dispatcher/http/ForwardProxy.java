// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A small real forward proxy on loopback: tunnels, requests in absolute form, Basic authentication. */
final class ForwardProxy implements AutoCloseable {
    private final ServerSocket server;
    private final String wanted;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile String answer = "";

    private ForwardProxy(String wanted) throws IOException {
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.wanted = wanted;
    }

    /** Listens on a free port, for everybody. */
    static ForwardProxy start() {
        return demanding("");
    }

    /** Takes only requests whose {@code Proxy-Authorization} is {@code wanted}. */
    static ForwardProxy demanding(String wanted) {
        try {
            ForwardProxy proxy = new ForwardProxy(wanted);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on answers whatever it is asked with {@code head} and nothing else; {@code -} is to say nothing at all. */
    ForwardProxy answering(String head) {
        answer = head;
        return this;
    }

    String host() {
        return "localhost:" + server.getLocalPort();
    }

    String url() {
        return "http://" + host();
    }

    /** What it was asked for so far: a method and what follows it. */
    List<String> asked() {
        return requests.stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            closing.countDown(); // the server socket was closed
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket()) {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            for (Received request = Received.read(in); request != null; request = Received.read(in)) {
                requests.add(request);
                if (!answer.equals("-") && !relay(request, client, upstream, in)) {
                    return;
                }
            }
        } catch (IOException e) {
            open.remove(client); // either side went away
        }
    }

    /** Whether there may be another request. */
    private boolean relay(Received request, Socket client, Socket upstream, BufferedInputStream in) throws IOException {
        if (!answer.isEmpty()) {
            return say(client, answer);
        }
        if (!wanted.isEmpty() && !request.header("Proxy-Authorization").equals(List.of(wanted))) {
            return say(
                    client,
                    "HTTP/1.1 407 Who Are You\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 3\r\n\r\nwho");
        }
        if (request.method().equals("CONNECT")) {
            connect(upstream, URI.create("https://" + request.target()), client);
            say(client, "HTTP/1.1 200 Connected");
            in.transferTo(upstream.getOutputStream());
            return false;
        }
        URI target = URI.create(request.target());
        if (!upstream.isConnected()) {
            connect(upstream, target, client);
        }
        StringBuilder head = new StringBuilder(request.method() + " " + target.getRawPath() + " HTTP/1.1\r\n");
        request.headers().stream()
                .filter(header -> !header.startsWith("Proxy-"))
                .forEach(header -> head.append(header).append("\r\n"));
        send(upstream, head + "\r\n" + request.bytes());
        return true;
    }

    private static void connect(Socket upstream, URI target, Socket client) throws IOException {
        upstream.connect(new InetSocketAddress(target.getHost(), target.getPort()));
        Thread.ofVirtual().start(() -> pump(upstream, client));
    }

    private static void pump(Socket from, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            to.isClosed(); // either side went away
        }
    }

    private static boolean say(Socket client, String head) throws IOException {
        send(client, head.contains("\r\n\r\n") ? head : head + "\r\n\r\n");
        return true;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
