// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static long at(String time) {
        return LocalTime.parse(time).toSecondOfDay() * 1000L;
    }

    /** The breaker after calls, each a time and whether it was answered, failed or only begun. */
    private static Breaker after(String calls) {
        Breaker breaker = Breaker.UNTOUCHED;
        for (String call : calls.split(", ", -1)) {
            long at = at(call.substring(0, 8));
            breaker = switch (call.substring(9)) {
                case "answered" -> breaker.answered();
                case "failed" -> breaker.failed(at);
                default -> breaker.asked(at);
            };
        }
        return breaker;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # calls                                                              | at       | allows | why
            10:00:00 failed, 10:00:01 failed                                     | 10:00:01 | true   | two may be chance
            10:00:00 failed, 10:00:01 failed, 10:00:02 failed                    | 10:00:02 | false  | three are enough
            10:00:00 failed, 10:00:01 failed, 10:00:02 failed                    | 10:00:31 | false  | the pause has a second to go
            10:00:00 failed, 10:00:01 failed, 10:00:02 failed                    | 10:00:32 | true   | one goes to see after the pause
            10:00:00 failed, 10:00:01 failed, 10:00:02 failed                    | 09:00:00 | true   | a clock that was set back prolongs nothing
            10:00:00 failed, 10:00:01 answered, 10:00:02 failed, 10:00:03 failed | 10:00:03 | true   | they were not in a row
            10:00:00 failed, 10:00:00 failed, 10:00:00 failed, 10:00:30 begun    | 10:00:30 | false  | the one that goes to see is alone
            10:00:00 failed, 10:00:00 failed, 10:00:00 failed, 10:00:30 begun    | 10:01:00 | true   | the one that went to see never came back
            10:00:00 failed, 10:00:00 failed, 10:00:00 failed, 10:00:35 failed   | 10:01:04 | false  | the pause begins anew
            10:00:00 failed, 10:00:00 failed, 10:00:00 failed, 10:00:35 answered | 10:00:35 | true   | the repository is back
            """)
    void afterCallsTheNextIsAllowedOrNot(String calls, String at, boolean allows, String why) {
        assertThat(after(calls).allows(at(at))).as(why).isEqualTo(allows);
    }

    @Test
    void beginningACallChangesNothingWhileAllIsWell() {
        assertThat(after("10:00:00 begun, 10:00:00 begun")).isEqualTo(Breaker.UNTOUCHED);
    }
}
