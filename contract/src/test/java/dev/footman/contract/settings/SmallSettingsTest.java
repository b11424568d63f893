// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static dev.footman.contract.settings.Written.nothing;
import static dev.footman.contract.settings.Written.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Management, retries and retention, which have two settings each. */
class SmallSettingsTest {
    private record All(ManagementSettings management, RetrySettings retry, RetentionSettings retention) {
        static All read(Section root) {
            return new All(ManagementSettings.read(root), RetrySettings.read(root), RetentionSettings.read(root));
        }
    }

    @Test
    void nothingSetMeansTheDefaults() {
        All settings = nothing().read(All::read);

        assertThat(settings.management).isEqualTo(new ManagementSettings("127.0.0.1", 8081));
        assertThat(settings.retention).isEqualTo(new RetentionSettings(Duration.ofDays(7), Duration.ofDays(7)));
        assertThat(settings.retry.jitter()).isEqualTo(0.2);
        assertThat(settings.retry.schedule().stream().map(DurationText::of))
                .containsExactly("5s", "30s", "2m", "10m", "30m", "1h", "3h", "6h", "12h", "1d");
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written written = yaml("""
                footman:
                  management: {host: "::1", port: 0}
                  dispatcher: {retry: {schedule: [500ms, 300], jitter: 0}}
                  retention: {events: 1d, executions: 12h}
                """);

        // when
        All settings = written.read(All::read);

        // then
        assertThat(settings)
                .isEqualTo(new All(
                        new ManagementSettings("::1", 0),
                        new RetrySettings(List.of(Duration.ofMillis(500), Duration.ofMinutes(5)), 0),
                        new RetentionSettings(Duration.ofDays(1), Duration.ofHours(12))));
    }

    @Test
    void anEmptyScheduleIsOneAttemptOnly() {
        RetrySettings settings =
                nothing().set("footman.dispatcher.retry.schedule=[]").read(RetrySettings::read);

        assertThat(settings.schedule()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            management.host            | a b     | must be a host name or an address, such as 127.0.0.1, but is 'a b'
            management.port            | -1      | must be a whole number from 0 to 65535, such as 8081, but is '-1'
            dispatcher.retry.schedule  | [5s, x] | must be a list of durations from 1ms to 30d, such as [5s, 2m, 1h], but holds 'x'
            dispatcher.retry.schedule  | [0]     | must be a list of durations from 1ms to 30d, such as [5s, 2m, 1h], but holds '0'
            dispatcher.retry.schedule  | 5s      | must be a list of durations from 1ms to 30d, such as [5s, 2m, 1h], but is a single value
            dispatcher.retry.jitter    | 2       | must be a number from 0 to 1, such as 0.2, but is '2'
            retention.events           | 7w      | must be a duration from 1m to 3650d, such as 7d, but is '7w'
            retention.executions       | 1s      | must be a duration from 1m to 3650d, such as 7d, but is '1s'
            """)
    void everyFaultSaysWhatToWriteInstead(String key, String value, String message) {
        assertThat(nothing().set("footman." + key + "=" + value).faults(All::read))
                .containsExactly("--set: footman." + key + " " + message);
    }

    @Test
    void theKeyOfTheSealIsASecretThatMayBeAbsent() {
        // given
        String key = "0123456789abcdef0123456789abcdef";

        // when
        EncryptionSettings none = nothing().read(EncryptionSettings::read);
        EncryptionSettings given =
                nothing().set("footman.encryption.key=" + key).read(EncryptionSettings::read);

        // then
        assertThat(none.key()).isEmpty();
        assertThat(given.key()).contains(new Secret(key));
        assertThat(given).hasToString("EncryptionSettings[key=Optional[***]]");
    }

    @Test
    void aShortKeyOfTheSealIsAFaultThatDoesNotRepeatIt() {
        assertThat(nothing().set("footman.encryption.key=hunter2").faults(EncryptionSettings::read))
                .containsExactly("--set: footman.encryption.key must have 32 characters or more,"
                        + " such as what 'openssl rand -base64 32' prints, but has 7");
    }
}
