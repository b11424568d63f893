// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static dev.footman.contract.settings.Written.nothing;
import static dev.footman.contract.settings.Written.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {
    @Test
    void nothingSetMeansTheDefaults() {
        KafkaSettings settings = nothing().read(KafkaSettings::read);

        assertThat(settings).isEqualTo(new KafkaSettings("", "footman.", 6, 1, Map.of(), 0));
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written written = yaml("""
                footman:
                  kafka:
                    bootstrapServers: "kafka-1:9092, [::1]:9093"
                    topicPrefix: qlik-
                    partitions: 12
                    replicationFactor: 3
                    properties: {security.protocol: SASL_SSL}
                    embeddedPort: 19092
                """);

        // when
        KafkaSettings settings = written.read(KafkaSettings::read);

        // then
        assertThat(settings)
                .isEqualTo(new KafkaSettings(
                        "kafka-1:9092,[::1]:9093", "qlik-", 12, 3, Map.of("security.protocol", "SASL_SSL"), 19092));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bootstrapServers  | kafka    | must be like kafka1:9092,kafka2:9092, or empty, but is 'kafka'
            bootstrapServers  | k:99999  | must be like kafka1:9092,kafka2:9092, or empty, but is 'k:99999'
            topicPrefix       | a/b      | must be at most 100 letters, digits, '.', '_' and '-', but is 'a/b'
            partitions        | 0        | must be a whole number from 1 to 10000, such as 6, but is '0'
            replicationFactor | 0        | must be a whole number from 1 to 100, such as 1, but is '0'
            properties        | x        | must be names with single values, but holds a single value
            embeddedPort      | 65536    | must be a whole number from 0 to 65535, such as 0, but is '65536'
            """)
    void everyFaultSaysWhatToWriteInstead(String key, String value, String message) {
        assertThat(nothing().set("footman.kafka." + key + "=" + value).faults(KafkaSettings::read))
                .containsExactly("--set: footman.kafka." + key + " " + message);
    }

    @Test
    void aPasswordAmongThePropertiesIsNotPrinted() {
        // given
        Written written = nothing().set("footman.kafka.properties.ssl.key.password=hunter2");

        // when
        KafkaSettings settings = written.read(KafkaSettings::read);

        // then
        assertThat(settings.properties()).containsEntry("ssl.key.password", "hunter2");
        assertThat(settings.toString()).contains("ssl.key.password").doesNotContain("hunter2");
    }
}
