// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How soon {@code ./footman standalone} is ready, cold and warm, and how long a datagram takes to its webhook at a low
 * rate. Run from the root of the checkout: {@code java bench/src/main/java/dev/footman/bench/FirstLight.java}.
 */
public final class FirstLight {
    private static final int A_SECOND = 10;
    private static final int WARM_UP = 20 * A_SECOND;
    private static final int MEASURED = 60 * A_SECOND;
    private static final String CONFIG = """
            Butler:
              webhookNotification:
                enable: true
                reloadTaskFailure: {webhooks: [{webhookURL: 'RECEIVER', httpMethod: POST}]}
            """;

    private FirstLight() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("footman-bench-");
        try (Arrivals arrivals = new Arrivals()) {
            String config = CONFIG.replace("RECEIVER", arrivals.url());
            for (String start : List.of("cold", "warm", "warm", "warm")) {
                long begun = System.nanoTime();
                Standalone footman = Standalone.start(folder, config);
                System.out.printf("%s start to ready: %.1f s%n", start, (System.nanoTime() - begun) / 1e9);
                footman.close();
            }
            try (Standalone footman = Standalone.start(folder, config)) {
                arrivals.load(footman.udpPort(), A_SECOND, WARM_UP);
                List<String> tasks = arrivals.load(footman.udpPort(), A_SECOND, MEASURED);
                System.out.printf("datagram to webhook at %d/s: %s%n", A_SECOND, arrivals.report(tasks));
            }
        }
    }
}
