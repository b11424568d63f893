// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clock of one process jumps forward by an hour while it runs, and is right again only when the round's deliveries have
 * arrived: what waits by a clock that is an hour ahead, waits an hour longer when the clock is set back.
 *
 * @param process a role, or {@code broker-} and a number
 * @param folder  where the clock's file may lie
 */
record ClockForward(String process, Path folder) implements Fault {
    private static final int AHEAD_SECONDS = 15;
    private static final Duration SEEN = Duration.ofMinutes(59);

    @Override
    public String what() {
        return "clock of %s set forward by an hour".formatted(process);
    }

    @Override
    public Optional<String> obstacle(Installation installation) throws IOException {
        return FakeClock.in(folder).isPresent() ? Optional.empty() : Optional.of("libfaketime is not installed");
    }

    @Override
    public void strike(Installation installation) throws Exception {
        FakeClock clock = FakeClock.in(folder).orElseThrow();
        restart(installation, clock.environment());
        clock.setForwardByAnHour();
        Supplier<Instant> told = () -> installation.clockOf(process);
        boolean seen = Waiting.upTo(30, () -> told.get().isAfter(Instant.now().plus(SEEN)));
        assertThat(seen)
                .as("the clock of %s is an hour ahead within 30 s; it says %s", process, told.get())
                .isTrue();
        Fault.lasts(AHEAD_SECONDS);
    }

    @Override
    public void mend(Installation installation) {}

    @Override
    public void tidy(Installation installation) throws Exception {
        restart(installation, Map.of());
    }

    private void restart(Installation installation, Map<String, String> environment) throws Exception {
        if (Installation.ROLES.contains(process)) {
            installation.role(process).stop();
            installation.start(process, environment).awaitReady();
        } else {
            int node = Installation.nodeOf(process);
            installation.cluster().node(node).stop(BROKER_ENDS_WITHIN_SECONDS);
            installation.cluster().start(node, environment);
            installation.cluster().node(node).awaitReady();
        }
    }
}
