// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a million deliveries that wait for their next attempt cost: memory, the time of fresh alerts, and the time of a
 * restart, after a kill and after an orderly stop. Run from the root of the checkout: {@code java -cp 'bench/target/lib/*'
 * bench/src/main/java/dev/footman/bench/ParkedRetries.java [DELIVERIES [SECONDS]]}.
 */
public final class ParkedRetries {
    private static final int A_SECOND = 10;
    private static final int WARM_UP = 20 * A_SECOND;

    private final Arrivals arrivals;
    private final Path folder;
    private final int seconds;

    private ParkedRetries(Arrivals arrivals, Path folder, int seconds) {
        this.arrivals = arrivals;
        this.folder = folder;
        this.seconds = seconds;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int most = Arguments.number(arguments, 0, 1_000_000);
        try (Scratch scratch = Scratch.make();
                Arrivals arrivals = new Arrivals()) {
            ParkedRetries bench = new ParkedRetries(arrivals, scratch.path(), Arguments.number(arguments, 1, 60));
            try (Standalone footman = bench.start()) {
                bench.fill(footman, most);
                footman.kill();
            }
            try (Standalone killed = bench.restart("a kill")) {
                System.out.printf("after a kill: %s%n", Memory.of(killed.process()));
            }
            bench.restart("an orderly stop").close();
        }
    }

    private Standalone start() throws IOException {
        return Standalone.start(folder, """
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure: {rateLimit: 0, webhooks: [{webhookURL: '%s', httpMethod: POST}]}
                """.formatted(arrivals.url()));
    }

    private void fill(Standalone footman, int most) throws Exception {
        arrivals.load(footman.udpPort(), A_SECOND, WARM_UP);
        fresh(footman, 0);
        System.out.printf("0 parked: %s%n", Memory.of(footman.process()));
        String kafka = Files.readString(folder.resolve("data/kafka-bootstrap-servers"));
        try (Parking parking = new Parking(kafka.strip())) {
            for (int count : List.of(most / 4, most / 2, most)) {
                long begun = System.nanoTime();
                parking.parkUpTo(count);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf("%d parked, in %.0f s: %s%n", count, seconds, Memory.of(footman.process()));
            }
        }
        fresh(footman, most);
    }

    private void fresh(Standalone footman, int parked) throws Exception {
        List<String> tasks = arrivals.load(footman.udpPort(), A_SECOND, seconds * A_SECOND);
        System.out.printf("fresh alerts at %d/s with %d parked: %s%n", A_SECOND, parked, arrivals.report(tasks));
    }

    private Standalone restart(String after) throws Exception {
        long begun = System.nanoTime();
        Standalone footman = start();
        double ready = (System.nanoTime() - begun) / 1e9;
        List<String> first = arrivals.load(footman.udpPort(), A_SECOND, 1);
        double delivered = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "restart after %s: ready in %.1f s, first delivery in %.1f s (%s)%n",
                after, ready, delivered, arrivals.report(first));
        return footman;
    }
}
