// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReceivePriorityTest {
    private static final int NICE = 16; // of what stands behind the name, in proc_pid_stat(5)

    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadThatAsksStandsBeforeTheOthersOrItIsSaidWhatIsMissing() throws Exception {
        // given
        CompletableFuture<String> seen = new CompletableFuture<>();

        // when
        Thread.ofPlatform().start(() -> {
            Optional<String> missing = ReceivePriority.raise();
            seen.complete(missing.orElseGet(ReceivePriorityTest::nice));
        });

        // then
        assertThat(seen.get())
                .satisfiesAnyOf(
                        nice -> assertThat(nice).isEqualTo("-10"),
                        missing -> assertThat(missing).contains("CAP_SYS_NICE"));
        assertThat(nice()).as("of the others").isEqualTo("0");
    }

    private static String nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE];
        } catch (IOException e) {
            return e.toString();
        }
    }
}
