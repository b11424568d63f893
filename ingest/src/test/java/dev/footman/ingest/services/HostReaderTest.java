// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.ingest.qlik.QlikEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a program of the test's own that prints what Windows prints. */
class HostReaderTest {
    private static final String STAND_IN = """
            #!/bin/sh
            printf '%s\\n' "$*" >> "$(dirname "$0")/calls"
            case "$2 $3" in
              "query Engine") printf '\\n        STATE : 4  RUNNING\\n' ;;
              "query Gone") printf '[SC] OpenService FAILED 1060:\\n'; exit 36 ;;
              "query Hangs") sleep 600 ;;
              "query Leaves") sleep 600 & ;;
              "query Fails") printf '[SC] OpenSCManager FAILED 1722:\\n'; exit 186 ;;
              "qc Engine") printf '  START_TYPE : 2   AUTO_START\\n  DISPLAY_NAME : Qlik Sense Engine\\n' ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void everyServiceHasItsReadingAndTheHostOneToo() throws IOException, InterruptedException {
        // given
        HostReader reader = reader(Duration.ofSeconds(30), "Engine", "Gone");

        // when
        List<QlikEvent> readings = reader.read();

        // then
        assertThat(readings)
                .extracting(reading -> reading.payload().getOrDefault("serviceName", ""))
                .containsExactly("", "Engine", "Gone");
        assertThat(readings.get(1).payload())
                .containsEntry("host", "win1")
                .containsEntry("state", "RUNNING")
                .containsEntry("displayName", "Qlik Sense Engine")
                .containsEntry("startType", "Automatic");
        assertThat(readings.get(2).payload()).containsEntry("problem", "the host has no such service");
    }

    @Test
    void theConfigurationIsAskedAgainOnlyWhenTheStateHasChanged() throws IOException, InterruptedException {
        // given
        HostReader reader = reader(Duration.ofSeconds(30), "Engine");
        reader.read();

        // when
        reader.read();

        // then
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .containsExactly("\\\\win1 query Engine", "\\\\win1 qc Engine", "\\\\win1 query Engine");
    }

    @Test
    void aHostThatFailsHasOneReadingAndIsNotAskedFurther() throws IOException, InterruptedException {
        // given
        HostReader reader = reader(Duration.ofSeconds(30), "Fails", "Engine");

        // when
        List<QlikEvent> readings = reader.read();

        // then
        assertThat(readings).hasSize(1);
        assertThat(readings.getFirst().payload())
                .containsEntry("serviceName", "")
                .containsEntry("problem", "[SC] OpenSCManager FAILED 1722:");
    }

    @Test
    void aCallThatHangsIsEndedAndToldAsSuch() throws IOException, InterruptedException {
        // given
        HostReader reader = reader(Duration.ofMillis(200), "Hangs");

        // when
        List<QlikEvent> readings = reader.read();

        // then
        assertThat(readings.getFirst().payload()).containsEntry("problem", "no answer within 200 ms");
    }

    @Test
    void aChildThatKeepsTheOutputOpenIsNotWaitedFor() throws IOException, InterruptedException {
        // given
        HostReader reader = reader(Duration.ofSeconds(2), "Leaves");

        // when
        List<QlikEvent> readings = reader.read();

        // then
        assertThat(readings.getFirst().payload()).containsEntry("problem", "its output had no end within 2000 ms");
    }

    @Test
    void aProgramThatIsNotThereIsAFailureOfItsOwn() {
        ScCommand none = new ScCommand(List.of("no-such-program"), Duration.ofSeconds(30));

        assertThatThrownBy(() -> none.run("query"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program");
    }

    private HostReader reader(Duration limit, String... services) throws IOException {
        Path standIn = folder.resolve("sc.sh");
        Files.writeString(standIn, STAND_IN);
        ScCommand sc = new ScCommand(List.of("sh", standIn.toString()), limit);
        return new HostReader(
                sc,
                new ServiceMonitorSettings.Host(
                        "win1",
                        List.of(services).stream()
                                .map(name -> new ServiceMonitorSettings.Service(name, name))
                                .toList()));
    }
}
