// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.Waiting;
import dev.footman.contract.management.Closer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Everything that the proof runs on, and its rounds. */
final class Proof implements AutoCloseable {
    /** The load runs so long before the fault, and after it where it is not the last. */
    private static final int BESIDE_THE_FAULT_SECONDS = 3;

    private static final int SETTLED_WITHIN_SECONDS = 240;
    private static final int TOLD = 20;

    private final Path folder;
    private final long seed;
    private final int rate;
    private final Closer parts;
    private final Arrivals arrivals = new Arrivals();
    private final List<String> webhooks;
    private final Installation installation;
    private final Stored stored;
    private final Faults faults;
    private final List<Round> rounds = new ArrayList<>();

    private Proof(Path folder, long seed, int rate, Closer parts) throws Exception {
        this.folder = folder;
        this.seed = seed;
        this.rate = rate;
        this.parts = parts;
        Random random = new Random(seed);
        Ports ports = new Ports();
        List<Receiver> receivers = new ArrayList<>();
        for (Manner manner : Manner.values()) {
            receivers.add(parts.add(Receiver.open(manner, arrivals, ports, new Random(random.nextLong()))));
        }
        this.webhooks = receivers.stream().map(Receiver::name).toList();
        List<String> whyNoDisk = new ArrayList<>();
        Optional<SmallDisk> disk = SmallDisk.mount(Cluster.dataOf(folder, Cluster.ON_SMALL_DISK), whyNoDisk);
        disk.ifPresent(parts::add);
        Cluster cluster = parts.add(Cluster.of(folder, ports, Installation.ROLES, disk));
        long begun = System.nanoTime();
        cluster.startAll();
        System.out.printf("brokers are ready after %d s%n", secondsSince(begun));
        this.installation = parts.add(Installation.on(cluster, folder, ports, receivers));
        installation.startAll();
        System.out.printf("roles are ready after %d s%n", secondsSince(begun));
        this.stored = parts.add(Stored.follow(cluster.connection(), webhooks));
        this.faults = new Faults(random, folder, String.join("; ", whyNoDisk));
    }

    /** Starts all of it, which takes a minute; {@code rate} events a second come while something fails. */
    static Proof start(Path folder, long seed, int rate) throws Exception {
        Files.createDirectories(folder);
        Closer parts = new Closer();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close)); // one that is broken off leaves no processes
        try {
            return new Proof(folder, seed, rate, parts);
        } catch (Exception | AssertionError e) {
            parts.close();
            throw e;
        }
    }

    private static long secondsSince(long begun) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    Faults faults() {
        return faults;
    }

    /** Runs one round and says what came of it. */
    void run(int number, Fault fault) throws Exception {
        System.out.printf("round %d: %s%n", number, fault.what());
        Optional<String> obstacle = fault.obstacle(installation);
        if (obstacle.isPresent()) {
            System.out.printf("    not possible here, skipped: %s%n", obstacle.get());
            rounds.add(Round.impossible(number, fault.what(), obstacle.get()));
            return;
        }
        long struck = System.nanoTime();
        Load load = Load.start(installation.doors(), installation.apiKey(), rate);
        try {
            Fault.lasts(BESIDE_THE_FAULT_SECONDS);
            if (fault.isLast()) {
                load.stop();
            }
            fault.strike(installation);
            fault.mend(installation);
            if (!fault.isLast()) {
                Fault.lasts(BESIDE_THE_FAULT_SECONDS);
            }
        } finally {
            load.stop();
        }
        System.out.printf("    mended after %d s%n", secondsSince(struck));
        long begun = System.nanoTime();
        installation.awaitHealthy();
        System.out.printf("    healthy after another %d s%n", secondsSince(begun));
        int unkept = settle(load);
        long seconds = secondsSince(begun);
        fault.tidy(installation);
        installation.awaitHealthy();
        assertThat(load.answered())
                .as("events by HTTP that were answered with 202")
                .isNotEmpty();
        assertThat(load.datagrams()).as("datagrams that are in Kafka").anyMatch(stored::has);
        rounds.add(Round.of(number, fault.what(), load, unkept, seconds));
        tell();
    }

    /** Waits until all that was accepted has arrived, or the time is over: the table tells which. */
    private int settle(Load load) throws InterruptedException {
        try (Settling settling = new Settling(load.sent(), webhooks, stored, arrivals, installation.doors())) {
            if (!Waiting.upTo(SETTLED_WITHIN_SECONDS, settling::isDone)) {
                System.out.printf("    not settled within %d s: %s%n", SETTLED_WITHIN_SECONDS, settling);
            }
            return settling.unkept();
        }
    }

    /** Prints what came of the last round, and writes the table so far: a run that is broken off has one too. */
    private void tell() throws IOException {
        Round last = rounds.getLast();
        Row row = row(last);
        System.out.print(
                "    " + Table.line(Integer.toString(last.number()), last.fault(), row, last.settledSeconds()));
        row.evidence().stream().limit(TOLD).forEach(line -> System.out.println("    " + line));
        Files.writeString(folder.resolve("table.md"), Table.of(rounds, rows(), seed));
    }

    private Row row(Round round) {
        return Row.of(round, stored, arrivals, webhooks);
    }

    /** What has become of each round's events by now: a duplicate may come late. */
    List<Row> rows() {
        stored.catchUp();
        return rounds.stream().map(this::row).toList();
    }

    /** The whole table. */
    String table() {
        return Table.of(rounds, rows(), seed);
    }

    /** A line for each thing that is not as promised, with its round and where to look. */
    List<String> evidence() {
        List<String> evidence = new ArrayList<>();
        List<Row> rows = rows();
        for (int at = 0; at < rows.size(); at++) {
            Round round = rounds.get(at);
            rows.get(at).evidence().stream()
                    .limit(TOLD)
                    .map(line -> "round %d (%s): %s".formatted(round.number(), round.fault(), line))
                    .forEach(evidence::add);
        }
        return evidence;
    }

    @Override
    public void close() {
        parts.close();
    }
}
