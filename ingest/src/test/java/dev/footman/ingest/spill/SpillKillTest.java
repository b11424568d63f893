// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillKillTest {
    @TempDir
    private Path folder;

    /** Appends numbers, says each one that was kept, and confirms the first half of what it peeks now and then. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws IOException {
            Spill spill = Spill.open(Path.of(arguments[0]), 1L << 30, 4_096, Clock.systemUTC());
            for (int number = 0; ; number++) {
                spill.append(Records.record(number));
                System.out.println(number);
                if (number % 100 == 99) {
                    spill.confirm(spill.peek(50).size());
                }
            }
        }
    }

    @Test
    void aProcessThatIsKilledInTheMiddleHasKeptWhatItSaid() throws IOException, InterruptedException {
        // given
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectErrorStream(false)
                .start();
        int said = -1;
        try (BufferedReader output = victim.inputReader()) {
            while (said < 20_000) {
                said = Integer.parseInt(output.readLine());
            }

            // when
            victim.destroyForcibly().waitFor();
        }

        // then
        try (Spill spill = Spill.open(folder, 1L << 30, 4_096, Clock.systemUTC())) {
            assertThat(spill.records()).isPositive();
            int first = (int) spill.peek(1).getFirst().timestamp();
            assertThat(first).isBetween(1, said);
            int left = (int) spill.records();
            assertThat(first + left).isGreaterThan(said);
            assertThat(timestamps(spill))
                    .isEqualTo(IntStream.range(first, first + left).boxed().toList());
        }
    }

    private static List<Integer> timestamps(Spill spill) throws IOException {
        List<Integer> timestamps = new ArrayList<>();
        for (List<SpilledRecord> batch = spill.peek(100); !batch.isEmpty(); batch = spill.peek(100)) {
            batch.forEach(record -> timestamps.add((int) record.timestamp()));
            spill.confirm(batch.size());
        }
        return timestamps;
    }
}
