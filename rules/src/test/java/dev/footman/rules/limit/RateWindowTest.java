// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.rules.limit.RateWindow.Decision;
import dev.footman.rules.limit.RateWindow.Decision.Passed;
import dev.footman.rules.limit.RateWindow.Decision.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateWindowTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void theFirstEventOfAKeyPassesAndOpensAWindow() {
        // when
        Decision decision = RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00"));

        // then
        assertThat(decision).isInstanceOf(Passed.class);
        assertThat(decision.window().until()).isEqualTo(at("10:05:00"));
        assertThat(decision.window().wasOpenedBy("first")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # event, taken in, what is decided, and why
            second,  10:00:00, Suppressed,      it is of the same instant as the first
            second,  10:04:59, Suppressed,      the window still has a second to go
            second,  10:05:00, Passed,          the end of a window belongs to the next
            second,  09:59:58, Suppressed,      it comes late from before the window opened
            second,  09:55:00, Suppressed,      it comes late by a whole window
            second,  09:54:59, Passed,          it is older by more than a window: a clock was set wrong
            first,   10:00:00, Passed,          it is the event that opened the window processed again
            """)
    void afterOneEventAtTenTheNextIs(String event, String time, String decided, String why) {
        // given
        RateWindow open =
                RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00")).window();

        // when
        Decision decision = RateWindow.decide(open, FIVE_MINUTES, event, at(time));

        // then
        assertThat(decision.getClass().getSimpleName()).as(why).isEqualTo(decided);
    }

    @Test
    void eventsHeldBackAreCountedAndDoNotMoveTheWindow() {
        // given
        RateWindow window =
                RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00")).window();

        // when
        for (int second = 1; second <= 59; second++) {
            window = RateWindow.decide(window, FIVE_MINUTES, "later-" + second, at("10:04:%02d".formatted(second)))
                    .window();
        }

        // then
        assertThat(window.suppressed()).isEqualTo(59);
        assertThat(window.until()).isEqualTo(at("10:05:00"));
    }

    @Test
    void anEventThatOpenedAnEarlierWindowPassesAgainWhenItIsProcessedAgain() {
        // given
        RateWindow first =
                RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00")).window();
        RateWindow second =
                RateWindow.decide(first, FIVE_MINUTES, "second", at("10:05:00")).window();

        // when
        Decision again = RateWindow.decide(second, FIVE_MINUTES, "first", at("10:00:00"));

        // then
        assertThat(again).isEqualTo(new Passed(second));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # taken in, what is decided, and why
            10:00:00, Suppressed,        it is of the instant at which a remembered window opened
            10:01:00, Suppressed,        a remembered window held it back
            10:19:59, Suppressed,        it is of the end of the last but one of them
            10:05:00, Passed,            between the windows none held it back
            09:59:59, Passed,            nothing is remembered of a window then
            """)
    void anEventOfAnEarlierWindowThatIsProcessedAgainIs(String time, String decided, String why) {
        // given
        RateWindow window =
                RateWindow.decide(null, FIVE_MINUTES, "ten", at("10:00:00")).window();
        for (String later : List.of("10:15:00", "10:30:00")) {
            window = RateWindow.decide(window, FIVE_MINUTES, later, at(later)).window();
        }

        // when
        Decision decision = RateWindow.decide(window, FIVE_MINUTES, "again", at(time));

        // then
        assertThat(decision.getClass().getSimpleName()).as(why).isEqualTo(decided);
    }

    @Test
    void aWindowThatWasMadeLongerCountsFromTheNextThatOpens() {
        // given
        RateWindow first =
                RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00")).window();
        RateWindow second =
                RateWindow.decide(first, FIVE_MINUTES, "second", at("10:05:00")).window();

        // when
        Decision decision = RateWindow.decide(second, Duration.ofHours(1), "third", at("10:10:00"));

        // then
        assertThat(decision).isInstanceOf(Passed.class);
        assertThat(decision.window().until()).isEqualTo(at("11:10:00"));
    }

    @Test
    void aSuppressionNamesTheEventThatOpenedTheWindow() {
        // given
        RateWindow open =
                RateWindow.decide(null, FIVE_MINUTES, "first", at("10:00:00")).window();

        // when
        Decision decision = RateWindow.decide(open, FIVE_MINUTES, "second", at("10:01:00"));

        // then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Suppressed.class, held -> assertThat(held.by()).isEqualTo("first"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-31T" + time + "Z");
    }
}
