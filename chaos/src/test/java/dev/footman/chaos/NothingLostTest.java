// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The proof of docs/reliability.md. Its properties: {@code chaos.rounds}, three in every build; {@code chaos.rate}, events a second; {@code chaos.seed}, which is
 * printed, so that a run can be repeated; {@code chaos.fault}, a regular expression that finds the faults to have, and no others.
 */
class NothingLostTest {
    @Test
    void everyEventThatIsAcceptedReachesEveryWebhookWhateverFails() throws Exception {
        // given
        Path folder = Path.of(property("chaos.folder"));
        delete(folder);
        long seed = property("chaos.seed").isEmpty() ? System.nanoTime() : Long.parseLong(property("chaos.seed"));
        System.out.printf(
                "the proof: -Dchaos.rounds=%s -Dchaos.rate=%s -Dchaos.seed=%d%n",
                property("chaos.rounds"), property("chaos.rate"), seed);

        // when
        List<String> evidence;
        List<Row> rows;
        try (Proof proof = Proof.start(folder, seed, Integer.parseInt(property("chaos.rate")))) {
            run(proof);
            System.out.println(proof.table());
            evidence = proof.evidence();
            rows = proof.rows();
        }

        // then
        assertThat(evidence)
                .as("what is not as promised; the logs of all processes are in %s", folder)
                .isEmpty();
        assertThat(rows).as("rounds").isNotEmpty().anyMatch(row -> row.accepted() > 0);
        delete(folder.resolve("data"));
    }

    private static void run(Proof proof) throws Exception {
        int rounds = Integer.parseInt(property("chaos.rounds"));
        Pattern only = Pattern.compile(property("chaos.fault"));
        for (int number = 1; number <= rounds; number++) {
            Fault fault = proof.faults().of(number);
            if (only.matcher(fault.what()).find()) {
                proof.run(number, fault);
            }
        }
    }

    private static String property(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
