// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {
    private static final byte[] CANCELED = "{\"user\":\"ann\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # until,       id's length, id,                       delivery,         why
            1769853600000, 1,           0123456789abcdef01234567, '{"id":"01"}',    it is one of ours
            0,             1,           a,                        '',               a delivery may be empty
            -1,            1,           Ürümqi,                   '{"n":"Ürümqi"}', letters may be longer than a byte
            1769853600000, 70000,       x,                        {},               whoever writes to the topic chooses the id
            """)
    void aLeaseIsReadAsItWasWritten(long until, int times, String id, String delivery, String why) {
        // given
        Lease lease = new Lease(
                until,
                times > 1,
                times > 1 ? Bytes.wrap(CANCELED) : null,
                id.repeat(times),
                Bytes.wrap(delivery.getBytes(StandardCharsets.UTF_8)));

        // when
        byte[] written = Lease.SERDE.serializer().serialize("topic", lease);

        // then
        assertThat(Lease.SERDE.deserializer().deserialize("topic", written))
                .as(why)
                .isEqualTo(lease);
    }

    @Test
    void noLeaseIsWrittenAndReadAsNothing() {
        assertThat(Lease.SERDE.serializer().serialize("topic", null)).isNull();
        assertThat(Lease.SERDE.deserializer().deserialize("topic", null)).isNull();
    }
}
