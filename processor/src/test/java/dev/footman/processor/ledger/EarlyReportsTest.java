// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EarlyReportsTest {
    private static final int AT_MOST = 10_000;

    private final Counter late = new SimpleMeterRegistry().counter("late");
    private final EarlyReports early = new EarlyReports(late);

    @Test
    void aReportIsHandedOverOnceWhenItsDeliveryComes() {
        // given
        early.keep("delivery", reportOn(7));

        // when
        Attempt first = early.take("delivery", 7);
        Attempt second = early.take("delivery", 7);

        // then
        assertThat(first).isEqualTo(reportOn(7));
        assertThat(second).isNull();
        assertThat(late.count()).isZero();
    }

    @Test
    void aReportOnAnotherDeliveryIsDropped() {
        // given
        early.keep("another", reportOn(7));

        // when
        Attempt taken = early.take("delivery", 7);

        // then
        assertThat(taken).isNull();
        assertThat(late.count()).isEqualTo(1);
    }

    @Test
    void aReportOnADeliveryThatWasReadAlreadyIsLate() {
        // given
        early.take("delivery", 7);

        // when
        early.keep("delivery", reportOn(7));

        // then
        assertThat(early.take("delivery", 7)).isNull();
        assertThat(late.count()).isEqualTo(1);
    }

    @Test
    void reportsWhoseDeliveriesNeverComeMakeRoomForOthers() {
        // given
        for (int offset = 0; offset < AT_MOST; offset++) {
            early.keep("gone", reportOn(offset));
        }
        early.take("delivery", AT_MOST);

        // when
        early.keep("next", reportOn(AT_MOST + 1));

        // then
        assertThat(early.take("next", AT_MOST + 1)).isNotNull();
        assertThat(late.count()).isEqualTo(AT_MOST);
    }

    @Test
    void moreReportsThanThereIsRoomForAreLate() {
        // given
        for (int offset = 0; offset < AT_MOST; offset++) {
            early.keep("delivery", reportOn(offset));
        }

        // when
        early.keep("delivery", reportOn(AT_MOST));

        // then
        assertThat(late.count()).isEqualTo(1);
        assertThat(early.take("delivery", 0)).isNotNull();
    }

    private static Attempt reportOn(long offset) {
        return new Attempt(
                offset,
                1,
                Instant.parse("2026-01-31T10:00:00Z"),
                Duration.ofMillis(20),
                new Outcome.Answered(204, null));
    }
}
