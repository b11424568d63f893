// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Ran;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealPlace;
import dev.footman.dispatcher.shell.Living;
import dev.footman.dispatcher.shell.ShellRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands end, run by this machine's shell. */
@DisabledOnOs(OS.WINDOWS)
class CommandRunnerTest {
    private static final Seal SEAL = Seal.of("an installation's key of 32 characters");
    private static final String OWNER = "65bbc0a00000000000000001";

    private ShellRunner shell;
    private CommandRunner commands;

    @BeforeEach
    void open() throws InterruptedException {
        shell = ShellRunner.open();
        commands = new CommandRunner(Optional.of(shell), Optional.of(SEAL));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # command   | how it ended | return code, and why
            true        | SUCCEEDED    | 0   | it says so
            exit 3      | FAILED       | 3   | it says so
            kill -15 $$ | ABANDONED    | -15 | somebody wanted its shell to end
            kill -9 $$  | FAILED       | 137 | StackStorm abandons after SIGTERM alone
            """)
    void aCommandEndsAs(String line, Ran.End end, int code, String why) {
        assertThat(commands.run(new Command(line, "", Map.of(), null), OWNER))
                .as(why)
                .isInstanceOfSatisfying(Ran.class, ran -> {
                    assertThat(ran.end()).isEqualTo(end);
                    assertThat(ran.result()).containsEntry("return_code", code);
                });
    }

    @Test
    void whatIsSealedInACommandIsOpenedWhereThereIsTheKey() {
        // given
        Command sealed = new Command(
                SEAL.seal("printf 'it is %s' \"$X\"", SealPlace.line(OWNER)),
                "",
                Map.of("X", SEAL.seal("hush", SealPlace.variable(OWNER, "X"))),
                null);

        // then
        assertThat(commands.run(sealed, OWNER))
                .isInstanceOfSatisfying(
                        Ran.class, ran -> assertThat(ran.result()).containsEntry("stdout", "it is hush"));
        assertThat(new CommandRunner(Optional.of(shell), Optional.empty()).run(sealed, OWNER))
                .isInstanceOfSatisfying(Ran.class, ran -> {
                    assertThat(ran.end()).isEqualTo(Ran.End.FAILED);
                    assertThat(String.valueOf(ran.result())).contains("footman.encryption.key");
                });
    }

    @Test
    void aCommandThatIsCutOffSinceTheDispatcherStopsIsAbandoned(@TempDir Path folder) throws Exception {
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")); // it runs as nobody
            Command command = new Command("echo so far; touch begun; sleep 1000", folder.toString(), Map.of(), null);
            Future<Outcome> outcome = calls.submit(() -> commands.run(command, OWNER));
            Living.await(() -> Files.exists(folder.resolve("begun")));

            // when
            calls.shutdownNow(); // as lanes do with what does not end by itself

            // then
            assertThat(outcome.get()).isInstanceOfSatisfying(Ran.class, ran -> {
                assertThat(ran.end()).isEqualTo(Ran.End.ABANDONED);
                assertThat(ran.result())
                        .containsEntry("stdout", "so far")
                        .containsEntry("error", "Action ended with its dispatcher");
            });
        }
    }
}
