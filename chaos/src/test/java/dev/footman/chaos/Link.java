// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A port on loopback that leads to another one, as long as the link is open. */
final class Link implements AutoCloseable {
    private static final int BACKLOG = 1_000;

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private boolean silent;
    private @Nullable ServerSocket door;

    Link(int port, int target) {
        this.port = port;
        this.target = target;
    }

    /** Lets everybody through, also what was held back. */
    void open() throws IOException {
        lock.lock();
        try {
            if (door == null) {
                ServerSocket opened = new ServerSocket();
                opened.setReuseAddress(true);
                opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
                door = opened;
                Thread.ofVirtual().start(() -> accept(opened));
            }
            silent = false;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new connections and cuts those that there are. */
    void refuse() throws IOException {
        lock.lock();
        try {
            if (door != null) {
                door.close();
                door = null;
            }
        } finally {
            lock.unlock();
        }
        cut();
    }

    /** Keeps connections, takes new ones, and lets no byte through: what a network does that drops every packet. */
    void silence() {
        lock.lock();
        try {
            silent = true;
        } finally {
            lock.unlock();
        }
    }

    /** Cuts the connections that there are; new ones may come. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                join(opened.accept());
            }
        } catch (IOException e) { // the door was closed: that is how it ends
            Thread.currentThread().interrupt();
        }
    }

    private void join(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) { // nobody is there, as the client shall see
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitFlow();
                out.write(buffer, 0, read);
            }
            awaitFlow(); // nor does an end get through
        } catch (IOException e) { // one end is gone; the other goes with it
            sockets.remove(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (silent) {
                flowing.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
    }
}
