// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Command;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, run by this machine's shell. */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellRunnerTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private Path folder;
    private ShellRunner runner;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        this.folder = folder;
        runner = ShellRunner.open();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")); // commands run as nobody
    }

    @AfterAll
    void close() {
        runner.close();
    }

    private ShellOutcome run(String line, Map<String, String> env) throws InterruptedException {
        return runner.run(new Command(line, folder.toString(), env, null), LONG);
    }

    private Output output(String line) throws InterruptedException {
        ShellOutcome outcome = run(line, Map.of());
        assertThat(outcome).isInstanceOf(ShellOutcome.Exited.class);
        return ((ShellOutcome.Exited) outcome).output();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            echo out                       | 0   | out    | ~~
            echo out; echo err >&2; exit 3 | 3   | out    | err
            printf 'a\\n\\n'               | 0   | ~a
            ~                              | ~~
            printf 'a\\r\\n'               | 0   | a      | ~~
            printf a                       | 0   | a      | ~~
            cat                            | 0   | ~~     | ~~
            echo "$GREETING"               | 0   | hello  | ~~
            printf 'gr\\303\\274n'         | 0   | grün   | ~~
            printf '\\377'                 | 0   | \uFFFD | ~~
            exit 255                       | 255 | ~~     | ~~
            kill -9 $$                     | 137 | ~~     | ~~
            kill -15 $$                    | 143 | ~~     | ~~
            """)
    void aCommandEndsWithACodeAndWhatItWrote(String line, int code, String stdout, String stderr)
            throws InterruptedException {
        assertThat(run(line, Map.of("GREETING", "hello")))
                .isEqualTo(new ShellOutcome.Exited(code, new Output(stdout, stderr, false)));
    }

    @Test
    void aLineThatBeginsWithAHyphenIsNoOption() throws InterruptedException {
        assertThat(run("-x", Map.of()))
                .isInstanceOfSatisfying(
                        ShellOutcome.Exited.class,
                        exited -> assertThat(exited.code()).isEqualTo(127));
    }

    @Test
    void aCommandSeesNothingOfTheDispatchersEnvironment() throws InterruptedException {
        List<String> names = output("env")
                .stdout()
                .lines()
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .contains("PATH", "HOME", "LANG")
                .isSubsetOf("PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_");
    }

    @Test
    void aCommandRunsInItsFolder() throws Exception {
        assertThat(Path.of(output("pwd").stdout()).toRealPath()).isEqualTo(folder.toRealPath());
    }

    @Test
    void noCommandRunsAsRoot() throws InterruptedException {
        assertThat(output("id -u").stdout()).isNotEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date | no/such/folder | A     | cwd must be a folder on the dispatcher's machine, such as /srv, but is 'no/such/folder'
            date | ''             | 'A=B' | environment
            """)
    void whatCannotStartSaysWhy(String line, String cwd, String variable, String reason) throws InterruptedException {
        assertThat(runner.run(new Command(line, cwd, Map.of(variable, "x"), null), LONG))
                .isInstanceOfSatisfying(
                        ShellOutcome.NotStarted.class,
                        failed -> assertThat(failed.reason()).contains(reason));
        assertThat(runner.run(new Command("a\0b", "", Map.of(), null), LONG))
                .isInstanceOf(ShellOutcome.NotStarted.class);
    }

    @Test
    void whatIsWrittenBeyondTheBoundIsReadAndThrownAway() throws InterruptedException {
        // when
        Output output = output("head -c 3000000 /dev/zero | tr '\\0' x; echo late >&2");

        // then
        assertThat(output.cut()).isTrue();
        assertThat(output.stdout())
                .hasSizeLessThan(Captured.MOST_BYTES + 100)
                .endsWith("x\n[cut: more than 1048576 bytes]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head -c 3000000 /dev/zero",
                "head -c 3000000 /dev/urandom; echo on >&2",
                "head -c 600000 /dev/zero; head -c 600000 /dev/zero >&2"
            })
    void whatIsLongerAsJsonIsCutAsJson(String line) throws Exception {
        // when
        Output output = output(line);

        // then
        assertThat(output.cut()).isTrue();
        assertThat(Json.MAPPER.writeValueAsBytes(Map.of("stdout", output.stdout(), "stderr", output.stderr())))
                .hasSizeBetween(Captured.MOST_BYTES - 100, Captured.MOST_BYTES + 200);
    }

    @Test
    void whatRunsInTheBackgroundDoesNotOutliveTheCommandNorHoldItUp() throws InterruptedException {
        // when
        Output output = output("sleep 1000 & echo $!");

        // then
        assertThat(output.cut()).isFalse();
        Living.awaitEnd(Long.parseLong(output.stdout()));
    }

    /** Ignores SIGTERM, and so does what it starts in the background, which keeps the output open. */
    private String stubborn(String name) {
        return "trap '' TERM; sh -c 'trap \"\" TERM; sleep 1000' & echo $! $$ > new-NAME; mv new-NAME NAME; sleep 1000"
                .replace("NAME", name);
    }

    private List<Long> pids(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        Living.await(() -> Files.exists(file));
        return List.of(Files.readString(file).strip().split(" ", -1)).stream()
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void whatDoesNotEndInTimeIsKilledWithAllThatItStarted() throws Exception {
        // when
        Command command =
                new Command("echo so far; " + stubborn("timeout"), folder.toString(), Map.of(), Duration.ofSeconds(1));
        ShellOutcome outcome = runner.run(command, Duration.ofSeconds(5));

        // then
        assertThat(outcome)
                .isEqualTo(new ShellOutcome.TimedOut(Duration.ofSeconds(5), new Output("so far", "", false)));
        for (long pid : pids("timeout")) {
            Living.awaitEnd(pid);
        }
    }

    @Test
    void whatIsCancelledIsKilledWithAllThatItStarted() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            List<ShellRun> runs = new ArrayList<>();
            Command command = new Command(stubborn("cancel"), folder.toString(), Map.of(), null);
            Future<ShellOutcome> outcome = threads.submit(() -> runner.run(command, LONG, runs::add));
            List<Long> pids = pids("cancel");

            // when
            runs.getFirst().cancel();

            // then
            assertThat(outcome.get()).isEqualTo(new ShellOutcome.Cancelled(new Output("", "", false)));
            for (long pid : pids) {
                Living.awaitEnd(pid);
            }
        }
    }

    @Test
    void aRunnerThatClosesLeavesNothingAndStartsNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            ShellRunner closing = ShellRunner.open();
            Command command = new Command(stubborn("close"), folder.toString(), Map.of(), null);
            Future<ShellOutcome> outcome = threads.submit(() -> closing.run(command, LONG));
            List<Long> pids = pids("close");

            // when
            closing.close();

            // then
            assertThat(outcome.get()).isInstanceOf(ShellOutcome.Cancelled.class);
            for (long pid : pids) {
                Living.awaitEnd(pid);
            }
            assertThat(closing.run(command, LONG)).isEqualTo(new ShellOutcome.NotStarted("the dispatcher closes"));
        }
    }

    @Test
    void whoeverIsInterruptedHearsWhatWasWrittenLeavesNothingAndStaysInterrupted() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            AtomicReference<Thread> waiting = new AtomicReference<>();
            Command command = new Command("echo so far; " + stubborn("interrupt"), folder.toString(), Map.of(), null);
            Future<Map.Entry<ShellOutcome, Boolean>> ended = threads.submit(() -> {
                waiting.set(Thread.currentThread());
                return Map.entry(runner.run(command, LONG), Thread.interrupted());
            });
            List<Long> pids = pids("interrupt");

            // when
            waiting.get().interrupt();

            // then
            assertThat(ended.get())
                    .isEqualTo(Map.entry(new ShellOutcome.Cancelled(new Output("so far", "", false)), true));
            for (long pid : pids) {
                Living.awaitEnd(pid);
            }
        }
    }

    @Test
    void manyCommandsRunAtOnceOnVirtualThreads() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // when
            List<Future<Output>> outputs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String line = "echo " + i;
                outputs.add(threads.submit(() -> output(line)));
            }

            // then
            for (int i = 0; i < outputs.size(); i++) {
                assertThat(outputs.get(i).get().stdout()).isEqualTo(String.valueOf(i));
            }
        }
    }
}
