// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What 1,000 destinations suffer when 100 of them hang and 100 refuse, against 1,000 that are all well: how soon the first
 * attempt comes to those that are well. The two take turns, each in a process of its own on data of its own, and the sick
 * ones are met for the first time when the measurement begins. Before it 20 others are sick in either case: what it costs
 * to load and compile the code for failures is not what is asked. Run from the root of the checkout:
 * {@code java bench/src/main/java/dev/footman/bench/SickDestinations.java [EVENTS_A_SECOND [SECONDS [ROUNDS]]]}.
 */
public final class SickDestinations {
    private static final int DESTINATIONS = 1_000;
    private static final int SICK_BEFORE = 20;
    private static final int WARM_UP_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Prime to the number of destinations: each is met as often as the others, and the sick ones not in a row. */
    private static final int STRIDE = 387;

    private final int perSecond;
    private final int seconds;
    private final Journeys journeys = new Journeys();

    private SickDestinations(int perSecond, int seconds) {
        this.perSecond = perSecond;
        this.seconds = seconds;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int perSecond = Arguments.number(arguments, 0, 100);
        int seconds = Arguments.number(arguments, 1, 60);
        int rounds = Arguments.number(arguments, 2, 3);
        SickDestinations bench = new SickDestinations(perSecond, seconds);
        List<String> amongWell = new ArrayList<>();
        List<String> amongSick = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<String> well = bench.run(false);
            List<String> sick = bench.run(true);
            System.out.printf("round %d: p99 %s%n", round, bench.compared(well, sick));
            amongWell.addAll(well);
            amongSick.addAll(sick);
        }
        System.out.printf("1000 well, at %d/s: %s%n", perSecond, bench.journeys.report(amongWell));
        System.out.printf("800 well, 100 hang, 100 refuse, at %d/s: %s%n", perSecond, bench.journeys.report(amongSick));
        System.out.printf("p99 of all rounds: %s%n", bench.compared(amongWell, amongSick));
        if (!bench.journeys.await(amongWell, Duration.ZERO)) {
            System.out.println("not measured: with all destinations well some events did not arrive");
            System.exit(1);
        }
    }

    private String compared(List<String> well, List<String> sick) {
        double alone = journeys.millis(well, 0.99);
        double beside = journeys.millis(sick, 0.99);
        return "%.1f ms among well ones, %.1f ms beside sick ones, ratio %.2f".formatted(alone, beside, beside / alone);
    }

    /** The tasks whose events went to destinations that are well in either case. */
    private List<String> run(boolean someAreSick) throws Exception {
        try (Scratch folder = Scratch.make();
                Endpoints endpoints = new Endpoints(journeys::arrived);
                Standalone footman = Standalone.start(folder.path(), config(endpoints, someAreSick))) {
            SteadyLoad load = new SteadyLoad(footman.udpPort(), perSecond);
            List<String> tasks = new ArrayList<>();
            load.send(WARM_UP_SECONDS * perSecond, number -> event(before(number), tasks));
            journeys.await(tasks, PATIENCE);
            tasks.clear();
            load.send(seconds * perSecond, number -> event(any(number), tasks));
            journeys.await(tasks, PATIENCE);
            return tasks;
        }
    }

    private static int any(int number) {
        return number * STRIDE % DESTINATIONS;
    }

    /** One in ten goes to those that are sick before all. */
    private static int before(int number) {
        return number % 10 == 0 ? DESTINATIONS + number / 10 % SICK_BEFORE : aWellOne(number);
    }

    private static int aWellOne(int number) {
        int tens = DESTINATIONS / 10;
        return number % tens * 10 + 2 + number / tens % 8;
    }

    private static boolean mayBeSick(int destination) {
        return destination >= DESTINATIONS || destination % 10 < 2;
    }

    private String event(int destination, List<String> tasks) {
        String task = UUID.randomUUID().toString();
        if (!mayBeSick(destination)) {
            tasks.add(task);
        }
        journeys.sent(task);
        return Arrivals.failed(task, "App-" + destination);
    }

    private static String config(Endpoints endpoints, boolean someAreSick) throws IOException {
        StringBuilder config = new StringBuilder("""
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: 0
                      webhooks:
                """);
        for (int destination = 0; destination < DESTINATIONS + SICK_BEFORE; destination++) {
            boolean isWell = destination < DESTINATIONS && !(someAreSick && mayBeSick(destination));
            int port = isWell
                    ? endpoints.answering(Duration.ZERO)
                    : destination % 2 == 0 ? endpoints.hanging() : endpoints.refusing();
            config.append("""
                            - webhookURL: 'http://127.0.0.1:%d/'
                              httpMethod: POST
                              where: {trigger.appName: {type: equals, pattern: App-%d}}
                    """.formatted(port, destination));
        }
        return config.toString();
    }
}
