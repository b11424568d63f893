// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationReport.Calls;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.destination.DestinationState.Failure;
import dev.footman.contract.destination.DestinationState.Last;
import dev.footman.contract.destination.DestinationState.Limits;
import dev.footman.contract.event.FoundTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Duration FIVE_DAYS = Duration.ofDays(5);
    private static final Last NOTHING = new Last(null, null);

    private Health health = Health.unknown("http://r.test:80", NOW);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what is told, each 5 s after the last: delivered/failed/refused; what is thought then; and why
            1/0/0,                       HEALTHY, all went well
            0/3/0,                       HEALTHY, three may be chance
            0/4/0,                       FAILING, four in a row are not
            0/1/0 0/1/0 0/1/1,           FAILING, whichever way they come
            0/4/0 1/0/0,                 HEALTHY, it answers well again
            0/0/9,                       FAILING, it refuses everything
            0/0/20,                      FAILING, but it is there: its breaker stays closed
            0/10/0,                      OPEN,    ten of ten
            4/10/0,                      OPEN,    71 %
            5/10/0,                      HEALTHY, 67 %
            0/9/0,                       FAILING, nine are too few to open
            0/10/0 1/0/0,                HEALTHY, the one that was tried went well
            0/10/0 0/1/0,                OPEN,    the one that was tried failed too
            0/10/0 1/0/0 0/4/0,          FAILING, what was before it opened is forgotten
            """)
    void theCallsComeTo(String told, Condition condition, String why) {
        // when
        Instant at = NOW;
        for (String calls : told.split(" ", -1)) {
            String[] counts = calls.split("/", -1);
            health = health.after(
                    calls(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2])),
                    at,
                    FIVE_DAYS);
            at = at.plusSeconds(5);
        }

        // then
        assertThat(health.shown().standing().state()).as(why).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what is told, each 5 s after the last: delivered/failed/refused | what people hear, and after how many seconds
            1/0/0                                     | ''
            0/4/0                                     | failing 0
            0/4/0 0/4/0 0/9/0                         | failing 0
            0/4/0 1/0/0                               | failing 0
            0/4/0 1/0/0 1/0/0 1/0/0 1/0/0             | failing 0, recovered 15
            0/4/0 1/0/0 0/4/0 1/0/0 0/4/0 1/0/0 1/0/0 | failing 0
            0/10/0 1/0/0 1/0/0 1/0/0 0/4/0            | failing 0, recovered 15, failing 20
            """)
    void peopleHearOfTroubleAtOnceAndOfItsEndWhenItStaysAway(String told, String heard) {
        // when
        List<String> all = new ArrayList<>();
        int seconds = 0;
        for (String calls : told.split(" ", -1)) {
            String[] counts = calls.split("/", -1);
            Instant at = NOW.plusSeconds(seconds);
            Health.News news = health.after(
                            calls(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2])),
                            at,
                            FIVE_DAYS)
                    .news(at);
            health = news.after();
            if (news.trigger().isPresent()) {
                all.add(news.trigger().get().reference().replace("footman.destination_", "") + " " + seconds);
            }
            seconds += 5;
        }

        // then
        assertThat(String.join(", ", all)).isEqualTo(heard);
    }

    @Test
    void oneThatSomebodyResumesHasNotRecovered() {
        // given
        Health paused = health.after(new DestinationReport.Pause("ann", ""), NOW, FIVE_DAYS);
        Health.News ofPause = paused.news(NOW);

        // when
        Instant later = NOW.plusSeconds(60);
        Health.News ofResume = ofPause.after()
                .after(new DestinationReport.Resume("ann"), later, FIVE_DAYS)
                .news(later.plusSeconds(60));

        // then
        assertThat(ofPause.trigger()).contains(FoundTrigger.DESTINATION_PAUSED);
        assertThat(ofResume.trigger()).isEmpty();
        assertThat(ofResume.after().announced()).isEqualTo(Condition.HEALTHY);
    }

    @Test
    void failuresOfMoreThanAMinuteAgoOpenNothing() {
        // given
        health = health.after(calls(0, 9, 0), NOW, FIVE_DAYS);

        // when
        health = health.after(calls(0, 1, 0), NOW.plusSeconds(70), FIVE_DAYS);

        // then
        assertThat(health.shown().standing().state()).isEqualTo(Condition.FAILING);
    }

    @Test
    void anOpenOneIsTriedAfterThirtySecondsAndLaterWhenThatFails() {
        // given
        health = health.after(calls(0, 10, 0), NOW, FIVE_DAYS);
        Instant first = health.shown().standing().until();

        // when
        health = health.after(calls(0, 1, 0), NOW.plusSeconds(31), FIVE_DAYS);

        // then
        assertThat(first).isEqualTo(NOW.plusSeconds(30));
        assertThat(health.shown().standing().until()).isEqualTo(NOW.plusSeconds(61));
        assertThat(health.shown().standing().since()).isEqualTo(NOW);
    }

    @Test
    void oneThatAskedForTimeIsLeftAloneUntilThen() {
        // given
        Calls asking = new Calls("d", 0, 0, 0, 1, 0, NOTHING, Duration.ofMinutes(2), false);

        // when
        health = health.after(asking, NOW, FIVE_DAYS);
        Health later = health.after(calls(1, 0, 0), NOW.plusSeconds(60), FIVE_DAYS);
        Health afterwards = later.after(calls(1, 0, 0), NOW.plusSeconds(130), FIVE_DAYS);

        // then
        assertThat(health.shown().standing().state()).isEqualTo(Condition.HEALTHY);
        assertThat(health.shown().standing().until()).isEqualTo(NOW.plusSeconds(120));
        assertThat(later.shown().standing().until()).as("calls under way end").isEqualTo(NOW.plusSeconds(120));
        assertThat(afterwards.shown().standing().until()).isNull();
    }

    @Test
    void oneThatHasOnlyFailedForFiveDaysIsPaused() {
        // given
        health = health.after(calls(0, 1, 0), NOW, FIVE_DAYS);

        // when
        Health before = health.after(calls(0, 1, 0), NOW.plus(FIVE_DAYS).minusSeconds(1), FIVE_DAYS);
        Health after = before.after(calls(0, 1, 0), NOW.plus(FIVE_DAYS), FIVE_DAYS);

        // then
        assertThat(before.shown().standing().state()).isEqualTo(Condition.HEALTHY);
        assertThat(after.shown().standing().state()).isEqualTo(Condition.PAUSED);
        assertThat(after.shown().standing().reason()).isEqualTo("nothing but failures since 2026-01-31T10:00:00Z");
    }

    @Test
    void oneThatWasPausedByHandStaysSoWhateverItsLastCallsComeTo() {
        // given
        health = health.after(new DestinationReport.Pause("ann", "moving house"), NOW, FIVE_DAYS);

        // when
        health = health.after(calls(5, 0, 0), NOW.plusSeconds(1), FIVE_DAYS);

        // then
        assertThat(health.shown().standing())
                .isEqualTo(new DestinationState.Standing(Condition.PAUSED, "by ann: moving house", NOW, null));
    }

    @Test
    void oneThatIsResumedHasFiveDaysAgain() {
        // given
        health = health.after(calls(0, 1, 0), NOW, FIVE_DAYS)
                .after(calls(0, 1, 0), NOW.plus(FIVE_DAYS), FIVE_DAYS)
                .after(new DestinationReport.Resume("ann"), NOW.plus(FIVE_DAYS), FIVE_DAYS);

        // when
        health = health.after(calls(0, 1, 0), NOW.plus(FIVE_DAYS).plusSeconds(1), FIVE_DAYS);

        // then
        assertThat(health.shown().standing().state()).isEqualTo(Condition.HEALTHY);
        assertThat(health.failingSince()).isEqualTo(NOW.plus(FIVE_DAYS).plusSeconds(1));
    }

    @Test
    void whatIsInHandAndWhatWaitsIsAddedUpAndForgottenInTime() {
        // given
        health = health.after(new Calls("one", 3, 4, 0, 0, 0, NOTHING, null, false), NOW, FIVE_DAYS)
                .after(new Calls("two", 5, 6, 0, 0, 0, NOTHING, null, false), NOW.plusSeconds(10), FIVE_DAYS)
                .after(new DestinationReport.Owed(0, 100), NOW.plusSeconds(10), FIVE_DAYS)
                .after(new DestinationReport.Owed(1, 1_000), NOW.plusSeconds(10), FIVE_DAYS)
                .after(new DestinationReport.Owed(0, 7), NOW.plusSeconds(10), FIVE_DAYS);

        // when
        Health later = health.counted(NOW.plusSeconds(20));

        // then
        assertThat(health.shown().load()).isEqualTo(new DestinationState.Load(8, 1_017, 0, 2));
        assertThat(later.shown().load()).isEqualTo(new DestinationState.Load(5, 1_013, 0, 1));
    }

    @Test
    void whatIsKnownOfItsLastCallsAndItsLimitsStays() {
        // given
        Failure error = new Failure(NOW, "was answered with 500");
        health = health.after(new Calls("d", 0, 0, 1, 0, 0, new Last(NOW, null), null, false), NOW, FIVE_DAYS)
                .after(new Calls("d", 0, 0, 0, 1, 0, new Last(null, error), null, false), NOW, FIVE_DAYS)
                .after(new DestinationReport.Bears(new Limits(4, 2.5)), NOW, FIVE_DAYS);

        // when
        health = health.after(calls(0, 1, 0), NOW, FIVE_DAYS);

        // then
        assertThat(health.shown().last()).isEqualTo(new Last(NOW, error));
        assertThat(health.shown().limits()).isEqualTo(new Limits(4, 2.5));
    }

    private static Calls calls(long delivered, long failed, long refused) {
        return new Calls("d", 0, 0, delivered, failed, refused, NOTHING, null, false);
    }
}
