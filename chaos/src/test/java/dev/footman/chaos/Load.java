// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import dev.footman.cli.e2e.Datagrams;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A steady stream of failed reloads, each of a task of its own, by both ways to all ingest nodes in turn. */
final class Load {
    private final List<Door> doors;
    private final String key;
    private final int perSecond;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> datagrams = ConcurrentHashMap.newKeySet();
    private final Set<String> posted = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("load").unstarted(this::send);

    private Load(List<Door> doors, String key, int perSecond) {
        this.doors = doors;
        this.key = key;
        this.perSecond = perSecond;
    }

    /** Of seven events five come by UDP and two by HTTP, whose sender waits for the answer. */
    static Load start(List<Door> doors, String key, int perSecond) {
        Load load = new Load(doors, key, perSecond);
        load.thread.start();
        return load;
    }

    /** Ends it and waits until everybody has an answer, or none. */
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join();
        senders.close();
        client.close();
    }

    /** The tasks of all events. */
    List<String> sent() {
        return Stream.concat(datagrams.stream(), posted.stream()).toList();
    }

    /** The tasks of the datagrams that were sent; whether somebody took them is not known. */
    Set<String> datagrams() {
        return Set.copyOf(datagrams);
    }

    /** The tasks of the events that were offered by HTTP. */
    Set<String> posted() {
        return Set.copyOf(posted);
    }

    /** Those of them that were answered with 202. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    private void send() {
        try (Senders sockets = Senders.to(doors)) {
            long begun = System.nanoTime();
            for (int number = 0; stopping.getCount() > 0; number++) {
                long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime()); // the rate of the load
                }
                String task = UUID.randomUUID().toString();
                int door = number / 7 % doors.size();
                if (number % 7 < 5) {
                    datagrams.add(task);
                    doors.get(door).sentToProcess().add(task);
                    sockets.send(door, task);
                } else {
                    posted.add(task);
                    senders.execute(() -> post(doors.get(door), task));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("datagrams cannot be sent", e);
        }
    }

    private void post(Door door, String task) {
        try {
            if (door.post(client, key, task)) {
                answered.add(task);
            }
        } catch (IOException e) { // nobody is there, or has no answer: nothing was promised
            unanswered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A socket for each ingest node. */
    private record Senders(List<Datagrams> sockets) implements AutoCloseable {
        static Senders to(List<Door> doors) throws IOException {
            Datagrams[] sockets = new Datagrams[doors.size()];
            for (int at = 0; at < sockets.length; at++) {
                sockets[at] = new Datagrams(doors.get(at).udpPort());
            }
            return new Senders(List.of(sockets));
        }

        void send(int door, String task) throws IOException {
            sockets.get(door).send(Datagrams.failed(task));
        }

        @Override
        public void close() {
            sockets.forEach(Datagrams::close);
        }
    }
}
