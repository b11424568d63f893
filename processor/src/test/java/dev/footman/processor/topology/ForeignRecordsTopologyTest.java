// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Outcome.Answered;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignRecordsTopologyTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # topic,          key,   value,                     and why
            attempts,         other, no JSON,                   it is text
            attempts,         other, -,                         it is absent
            attempts,         its,   null,                      it is JSON but nothing
            attempts,         its,   '{"offset":0,"number":1}', it has no outcome
            attempts,         -,     '{"offset":0,"number":1,"outcome":{"kind":"answered","status":200}}', it has no key
            attempts,         its,   '{"offset":0,"outcome":{"kind":"timed_out","limit":"PT1S"}}', it has no number
            deliveries,       -,     {},                        it has no key
            deliveries,       other, -,                         it is absent
            window-returns,   0,     no JSON,                   it is text
            window-returns,   0,     -,                         it is absent
            window-returns,   0,     null,                      it is JSON but nothing
            window-returns,   0,     {},                        it names no window
            """)
    void aRecordThatIsNothingOfOursIsPassedOver(
            String topic, @Nullable String key, @Nullable String value, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");
            String its = pipeline.deliveries().getFirst().id();

            // when
            pipeline.written(topic, "its".equals(key) ? its : key, value);

            // then
            assertThat(pipeline.reported(0, new Answered(204, null)).counted("footman.deliveries.delivered"))
                    .as(why)
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # value,                                 and why
            no JSON,                                 it is text
            {},                                      it has none of a delivery's fields
            '{"attempt":1,"history":[]}',            it has no id
            '{"id":"other","history":[]}',           it has no attempt
            """)
    void aDeliveryThatIsNothingOfOursIsForgottenWhenItWasReportedOn(String value, String why) {
        // given
        try (Pipeline pipeline = new Pipeline().written("deliveries", "other", value)) {

            // when
            pipeline.reported("other", 0, 1, new Answered(500, null)).settle();

            // then
            assertThat(pipeline.keptIn("leases")).as(why).isEmpty();
            assertThat(pipeline.keptIn("waiting-deliveries")).as(why).isEmpty();
        }
    }

    @Test
    void theLeaseOfADeliveryThatIsNothingOfOursRunsOutLikeAnyOther() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED)).written("deliveries", "other", "no JSON")) {
            pipeline.dispatchersHadTakenUpTo(1);

            // when
            pipeline.pass(Duration.ofMinutes(2));

            // then
            assertThat(pipeline.counted("footman.leases.expired")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # key,                | value,                                  and why
            -                     | {"kind": "resume", "by": "ann"}       | it has no key
            nobody                | {"kind": "resume", "by": "ann"}       | its key is no destination
            http://receiver.test:80 | no JSON                             | it is text
            http://receiver.test:80 | {"kind": "calls"}                   | it has none of its fields
            http://receiver.test:80 | {"kind": "bears"}                   | it has no limits
            http://receiver.test:80 | {"kind": "other"}                   | nobody knows its kind
            http://receiver.test:80 | -                                   | it is absent
            """)
    void aReportThatIsNothingOfOursChangesNothing(@Nullable String key, @Nullable String value, String why) {
        // given
        try (Pipeline pipeline = new Pipeline().written("destination-reports", key, value)) {

            // when
            pipeline.settle();

            // then
            assertThat(pipeline.destinations()).as(why).isEmpty();
        }
    }
}
