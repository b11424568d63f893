// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.event.ServiceReading;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceStateTest {
    private static final long MINUTE = 60_000;

    /** Readings in a row, a minute apart: {@code !} is a failed one, {@code .} one of a host that answered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # readings                        | what they show, and why
            RUNNING                           | -                                | that it runs is no news at first
            STOPPED                           | PAUSED>STOPPED                   | that it is stopped is
            RUNNING STOPPED                   | RUNNING>STOPPED                  | it stopped
            STOPPED RUNNING                   | PAUSED>STOPPED STOPPED>RUNNING   | it stopped and started
            RUNNING STOPPED STOPPED           | RUNNING>STOPPED                  | the same again is no news
            RUNNING STOP_PENDING RUNNING      | -                                | what is under way changes nothing
            STOPPED START_PENDING RUNNING     | PAUSED>STOPPED STOPPED>RUNNING   | it has started when it has
            START_PENDING STOPPED             | PAUSED>STOPPED                   | nothing was known before
            STOPPED PAUSED                    | PAUSED>STOPPED STOPPED>RUNNING   | all that is not stopped runs
            running stopped                   | RUNNING>STOPPED                  | case is nothing
            RUNNING ! RUNNING                 | -                                | one failure may be chance
            RUNNING ! !                       | RUNNING>UNREACHABLE              | two in a row are not
            RUNNING ! ! ! ! !                 | RUNNING>UNREACHABLE              | and are told once
            ! !                               | PAUSED>UNREACHABLE               | it was never seen
            RUNNING ! . ! . !                 | -                                | another poller does see it
            RUNNING ! ! RUNNING               | RUNNING>UNREACHABLE              | it had not stopped
            RUNNING ! ! STOPPED               | RUNNING>UNREACHABLE RUNNING>STOPPED | it had
            RUNNING ! ! . ! !                 | RUNNING>UNREACHABLE RUNNING>UNREACHABLE | out of reach twice
            """)
    void readingsShow(String readings, @Nullable String changes, String why) {
        // given
        ServiceState state = null;
        StringBuilder shown = new StringBuilder();

        // when
        int number = 0;
        for (String said : readings.split(" ", -1)) {
            ServiceState.Seen seen = ServiceState.see(state, reading(said), "id" + number, MINUTE * ++number);
            state = seen.state();
            seen.change()
                    .ifPresent(change -> shown.append(change.previous())
                            .append('>')
                            .append(change.current())
                            .append(' '));
        }

        // then
        assertThat(shown.toString().strip()).as(why).isEqualTo(changes == null ? "" : changes);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # older by ms, changes, and why
            1,             0,       it is late news
            59999,         0,       it is late news
            60000,         1,       a clock was wrong: silence would do more harm
            """)
    void aReadingThatIsOlderThanTheLast(long older, int changes, String why) {
        // given
        ServiceState running = new ServiceState("RUNNING", 100_000, 0, List.of());

        // when
        ServiceState.Seen seen = ServiceState.see(running, reading("STOPPED"), "late", 100_000 - older);

        // then
        assertThat(seen.change().stream()).as(why).hasSize(changes);
    }

    @Test
    void aFailureThatIsProcessedAgainCountsOnce() {
        // given
        ServiceState failedOnce =
                ServiceState.see(null, reading("!"), "id", 100_000).state();

        // when
        ServiceState.Seen again = ServiceState.see(failedOnce, reading("!"), "id", 100_000);

        // then
        assertThat(again.change()).isEmpty();
        assertThat(again.state()).isEqualTo(failedOnce);
    }

    private static ServiceReading reading(String said) {
        return switch (said) {
            case "!" -> new ServiceReading("win1", "Engine", "", "", "", "no answer");
            case "." -> new ServiceReading("win1", "Engine", "", "", "", "");
            default -> new ServiceReading("win1", "Engine", said, "", "", "");
        };
    }
}
