// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueKeyTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # due,              id,     and behind it: due, id, because
            1,                  b,      2,                  a,  time comes first
            1,                  a,      1,                  b,  then the id
            1,                  a,      1,                  aa, a longer id comes behind what it begins with
            1,                  '',     1,                  a,  no id comes first of all
            127,                a,      128,                a,  bytes have no sign
            255,                a,      256,                a,  the high byte counts more
            2147483647,         a,      2147483648,         a,  time is longer than an int
            1769853600000,      z,      1769853600001,      a,  these are times of today
            """)
    void keysAreInTheOrderOfTimeAndId(long due, String id, long nextDue, String nextId, String why) {
        assertThat(new DueKey(due, id).bytes()).as(why).isLessThan(new DueKey(nextDue, nextId).bytes());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,             ''
            1769853600000, 0123456789abcdef01234567
            1769853600000, Ürümqi
            """)
    void aKeyIsReadAsItWasWritten(long due, String id) {
        // given
        DueKey key = new DueKey(due, id);

        // when
        DueKey read = DueKey.of(key.bytes());

        // then
        assertThat(read).isEqualTo(key);
    }
}
