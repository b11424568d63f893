// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import dev.footman.chaos.Arrivals.Owed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The end of a round: what of its events has still to come. */
final class Settling implements AutoCloseable {
    private final List<String> webhooks;
    private final Stored stored;
    private final Arrivals arrivals;
    private final List<Door> doors;
    private final Set<String> unseen;
    private final Set<Owed> left = new HashSet<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private int unkept;

    /** Of the events of the tasks {@code sent}. */
    Settling(List<String> sent, List<String> webhooks, Stored stored, Arrivals arrivals, List<Door> doors) {
        this.unseen = new HashSet<>(sent);
        this.webhooks = webhooks;
        this.stored = stored;
        this.arrivals = arrivals;
        this.doors = doors;
    }

    /** Looks again, whether everything that was accepted has come everywhere. */
    boolean isDone() {
        stored.catchUp();
        List<String> accepted = unseen.stream().filter(stored::has).toList();
        accepted.forEach(unseen::remove);
        left.addAll(arrivals.missing(accepted, webhooks));
        left.removeIf(owed -> arrivals.of(owed).taken() > 0);
        unkept = doors.stream().mapToInt(this::unkept).sum();
        return left.isEmpty() && unkept == 0;
    }

    /** How many datagrams ingest counts as accepted though they do not lie in Kafka. */
    int unkept() {
        return unkept;
    }

    private int unkept(Door door) {
        try {
            long accepted = door.accepted(client);
            long kept = door.sentToProcess().stream().filter(stored::has).count();
            return (int) Math.max(0, accepted - kept);
        } catch (IOException e) {
            throw new AssertionError(door.name() + " does not show its metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "%d calls are missing, such as %s; %d datagrams that ingest has accepted are not in Kafka"
                .formatted(left.size(), left.stream().limit(3).toList(), unkept);
    }

    @Override
    public void close() {
        client.close();
    }
}
