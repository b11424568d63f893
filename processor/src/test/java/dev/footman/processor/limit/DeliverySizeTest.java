// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Request;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySizeTest {
    @ParameterizedTest
    @CsvSource({"100000, false", "150000, true"})
    void numbersCountAsTheyAreWritten(int count, boolean isTooLarge) {
        Map<String, @Nullable Object> parameters = Map.of("x", Collections.nCopies(count, Long.MIN_VALUE));
        Request request = Request.ofRule("core.http", parameters, Instant.EPOCH, List.of(), null);
        Call call = new Call("POST", "http://receiver.test/", Map.of(), "{}", null);
        Delivery delivery =
                new Delivery("d", "default.r", "e", "t", request, call, null, null, null, null, 1, List.of());

        assertThat(DeliverySize.isTooLarge(delivery)).isEqualTo(isTooLarge);
    }
}
