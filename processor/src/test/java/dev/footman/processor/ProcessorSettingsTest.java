// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.RetrySettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorSettingsTest {
    @Test
    void nothingSetMeansTheDefaults() {
        ProcessorSettings settings = new Written("").read(ProcessorSettings::read);

        assertThat(settings)
                .isEqualTo(new ProcessorSettings(
                        1,
                        "at_least_once",
                        Duration.ofMinutes(10),
                        Duration.ZERO,
                        Duration.ofDays(5),
                        new Written("").read(RetrySettings::read)));
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written written = new Written("""
                footman:
                  ingest: {silence: 2h}
                  processor: {threads: 4, guarantee: exactly_once_v2}
                  dispatcher: {retry: {schedule: [1s], jitter: 0}, pauseAfter: 1d}
                Butler: {udpServerConfig: {deduplication: {enable: true, ttlMinutes: 0.5}}}
                """);

        // when
        ProcessorSettings settings = written.read(ProcessorSettings::read);

        // then
        assertThat(settings)
                .isEqualTo(new ProcessorSettings(
                        4,
                        "exactly_once_v2",
                        Duration.ofSeconds(30),
                        Duration.ofHours(2),
                        Duration.ofDays(1),
                        new RetrySettings(List.of(Duration.ofSeconds(1)), 0)));
    }

    @Test
    void aDeduplicationThatIsSwitchedOffIsZero() {
        // given
        Written off = new Written("Butler: {udpServerConfig: {deduplication: {enable: false, ttlMinutes: 10}}}");

        // when
        ProcessorSettings settings = off.read(ProcessorSettings::read);

        // then
        assertThat(settings.deduplication()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            footman: {processor: {threads: 0}}          | footman.processor.threads must be a whole number from 1 to 256, such as 1, but is '0'
            footman: {processor: {guarantee: once}}     | footman.processor.guarantee must be one of at_least_once, exactly_once_v2, but is 'once'
            footman: {ingest: {silence: 31d}}           | footman.ingest.silence must be a duration from 0s to 30d, such as 0s, but is '31d'
            footman: {dispatcher: {retry: {jitter: x}}} | footman.dispatcher.retry.jitter must be a number from 0 to 1, such as 0.2, but is 'x'
            Butler: {udpServerConfig: {deduplication: {ttlMinutes: -1}}} | Butler.udpServerConfig.deduplication.ttlMinutes must be a number from 0 to 10080, such as 10, but is '-1'
            """)
    void everyFaultSaysWhatToWriteInstead(String yaml, String fault) {
        assertThat(new Written(yaml).faults(ProcessorSettings::read)).containsExactly("footman.yaml:1: " + fault);
    }
}
