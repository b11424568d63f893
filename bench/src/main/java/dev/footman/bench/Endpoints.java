// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Endpoints on as many ports of this machine as are wanted, each a destination of its own: they answer calls with 204, at
 * once or after a time, or refuse connections. One thread serves them all, so that many cost no more than few.
 */
final class Endpoints implements AutoCloseable {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int BACKLOG = 1_000;

    private final Listener listener;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> refusing = new ArrayList<>();
    private final PriorityQueue<Answer> owed = new PriorityQueue<>(Comparator.comparingLong(Answer::dueNanos));

    /** What is told of each call, by its body, in the one thread. */
    interface Listener {
        /** It is there as a whole. */
        void taken(String body);

        /** It has its answer. */
        default void answered(String body) {}

        /** Its connection was closed before it was answered. */
        default void cutOff(String body) {}
    }

    private record Answer(long dueNanos, EndpointConnection connection) {}

    /** Opens none yet. */
    Endpoints(Listener listener) throws IOException {
        this.listener = listener;
        Thread.ofPlatform().daemon().name("endpoints").start(this::serve);
    }

    /** Opens an endpoint that answers so long after it has a call; its port. */
    int answering(Duration after) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        selector.wakeup();
        server.register(selector, SelectionKey.OP_ACCEPT, after);
        return server.socket().getLocalPort();
    }

    /** Opens one that takes calls and never answers; its port. */
    int hanging() throws IOException {
        return answering(NEVER);
    }

    /** A port on which nothing listens, and on which nothing else can while this is open. */
    int refusing() throws IOException {
        SocketChannel bound = SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        refusing.add(bound);
        return bound.socket().getLocalPort();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::handle, millisToNextAnswer());
                answerDue();
            }
        } catch (ClosedSelectorException e) {
            return; // as close() wants it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long millisToNextAnswer() {
        Answer next = owed.peek();
        long longest = TimeUnit.SECONDS.toMillis(1);
        return next == null
                ? longest
                : Math.clamp(TimeUnit.NANOSECONDS.toMillis(next.dueNanos - System.nanoTime()), 1, longest);
    }

    private void handle(SelectionKey key) {
        try {
            if (key.attachment() instanceof EndpointConnection connection) {
                read(connection);
            } else if (key.attachment() instanceof Duration after) {
                accept((ServerSocketChannel) key.channel(), after);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel server, Duration after) throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new EndpointConnection(channel, after));
        }
    }

    private void read(EndpointConnection connection) {
        switch (connection.read()) {
            case MORE -> {}
            case WHOLE -> {
                listener.taken(connection.body());
                owed.add(new Answer(System.nanoTime() + connection.after().toNanos(), connection));
            }
            case CLOSED -> {
                if (owed.removeIf(answer -> answer.connection.equals(connection))) {
                    listener.cutOff(connection.body());
                }
            }
        }
    }

    private void answerDue() {
        long now = System.nanoTime();
        for (Answer next = owed.peek(); next != null && next.dueNanos - now <= 0; next = owed.peek()) {
            owed.remove();
            if (next.connection.answer()) {
                listener.answered(next.connection.body());
            } else {
                listener.cutOff(next.connection.body());
            }
        }
    }

    @Override
    public void close() throws IOException {
        List<SelectionKey> keys = List.copyOf(selector.keys());
        selector.close();
        for (SelectionKey key : keys) {
            key.channel().close();
        }
        for (SocketChannel bound : refusing) {
            bound.close();
        }
    }
}
