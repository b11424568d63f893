// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * How long what a dispatcher had in hand takes to be delivered by the other one, when it is killed: the roles apart, two
 * dispatchers with the usual settings, 20 destinations that hold each answer for 3 s, and events that go on coming. The
 * one killed is replaced, and the elder one is killed next. Run from the root of the checkout:
 * {@code java bench/src/main/java/dev/footman/bench/KilledDispatcher.java [EVENTS_A_SECOND [ROUNDS]]}.
 */
public final class KilledDispatcher implements AutoCloseable {
    private static final int DESTINATIONS = 20;
    private static final Duration HOLD = Duration.ofSeconds(3);
    private static final int SECONDS_BEFORE = 15;
    private static final int SECONDS_AFTER = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int perSecond;
    private final Path folder;
    private final Calls calls = new Calls();
    private final Endpoints endpoints = new Endpoints(calls);
    private final Deque<Role> others = new ArrayDeque<>();
    private final Deque<Role> dispatchers = new ArrayDeque<>();
    private final Collection<String> sent = new ConcurrentLinkedQueue<>();
    private int started;

    private KilledDispatcher(int perSecond, Path folder) throws IOException {
        this.perSecond = perSecond;
        this.folder = folder;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Arguments.number(arguments, 1, 3);
        boolean isMeasured = true;
        try (Scratch scratch = Scratch.make();
                KilledDispatcher bench = new KilledDispatcher(Arguments.number(arguments, 0, 50), scratch.path())) {
            int udpPort = bench.startRoles();
            for (int round = 1; round <= rounds; round++) {
                isMeasured &= bench.round(round, udpPort);
            }
        }
        System.exit(isMeasured ? 0 : 1);
    }

    private int startRoles() throws IOException {
        Files.writeString(folder.resolve("footman.yaml"), config());
        others.push(Role.start("broker", "broker", folder, List.of("--port", "0")));
        others.push(Role.start("processor", "processor", folder, options()));
        startDispatcher();
        startDispatcher();
        Role ingest = Role.start("ingest", "ingest", folder, options());
        others.push(ingest);
        return Integer.parseInt(ingest.ready().replaceFirst(".*udp .*:", ""));
    }

    private void startDispatcher() throws IOException {
        dispatchers.add(Role.start("dispatcher", "dispatcher-" + ++started, folder, options()));
    }

    private List<String> options() throws IOException {
        String kafka = Files.readString(folder.resolve("broker/kafka-bootstrap-servers"))
                .strip();
        return List.of(
                "--config",
                folder.resolve("footman.yaml").toString(),
                "--set",
                "footman.kafka.bootstrapServers=" + kafka);
    }

    private boolean round(int round, int udpPort) throws Exception {
        Thread load = Thread.ofPlatform().start(() -> load(udpPort));
        TimeUnit.SECONDS.sleep(SECONDS_BEFORE);
        List<String> before = List.copyOf(sent);
        Set<String> missing = calls.unanswered(before);
        Set<String> cutEarlier = calls.cutOff(before);
        long killed = System.nanoTime();
        dispatchers.remove().kill();
        load.join();
        boolean all = calls.await(before, PATIENCE);
        Set<String> cut = calls.cutOff(before);
        cut.removeAll(cutEarlier);
        System.out.printf(
                "round %d: of %d sent before the kill %d were not answered, %d of these under way in the killed one; "
                        + "the last was called for again after %.1f s and answered after %.1f s; %d called for twice%n",
                round,
                before.size(),
                missing.size(),
                cut.size(),
                calls.secondsToLastTaken(missing, killed),
                calls.secondsToLastAnswered(missing, killed),
                calls.repeated(missing));
        if (!all || cut.isEmpty()) {
            System.out.printf(
                    "not measured: %d are still missing%n",
                    calls.unanswered(before).size());
            return false;
        }
        calls.await(List.copyOf(sent), PATIENCE);
        sent.clear();
        startDispatcher();
        return true;
    }

    private void load(int udpPort) {
        try {
            new SteadyLoad(udpPort, perSecond).send((SECONDS_BEFORE + SECONDS_AFTER) * perSecond, number -> {
                String task = UUID.randomUUID().toString();
                sent.add(task);
                return Arrivals.failed(task, "App-" + number % DESTINATIONS);
            });
        } catch (IOException e) {
            throw new IllegalStateException("events could not be sent", e);
        }
    }

    private String config() throws IOException {
        StringBuilder config = new StringBuilder("""
                footman:
                  ingest:
                    http: {port: 0}
                    udp: {host: 127.0.0.1, port: 0}
                  management: {port: 0}
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: 0
                      webhooks:
                """);
        for (int destination = 0; destination < DESTINATIONS; destination++) {
            config.append("""
                            - webhookURL: 'http://127.0.0.1:%d/'
                              httpMethod: POST
                              where: {trigger.appName: {type: equals, pattern: App-%d}}
                    """.formatted(endpoints.answering(HOLD), destination));
        }
        return config.toString();
    }

    @Override
    public void close() throws IOException {
        dispatchers.forEach(Role::close);
        others.forEach(Role::close);
        endpoints.close();
    }
}
