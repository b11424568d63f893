// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # failures, wait
            1,          PT0.2S
            2,          PT0.4S
            5,          PT3.2S
            6,          PT5S
            2000000000, PT5S
            """)
    void theWaitDoublesUpToFiveSeconds(int failures, Duration wait) {
        assertThat(Backoff.STANDARD.after(failures)).isEqualTo(wait);
    }
}
