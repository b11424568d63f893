// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aRecordIsWrittenAsItsPartsAndNoMore() throws Exception {
        Delivery delivery = new Delivery("d", "r", "", "t", null, null, null, null, null, null, 1, List.of());

        assertThat(Json.MAPPER.writeValueAsString(delivery))
                .isEqualTo(
                        "{\"id\":\"d\",\"rule\":\"r\",\"event\":\"\",\"trigger\":\"t\",\"attempt\":1,\"history\":[]}");
    }

    /** A part that is true or false is written like any other. */
    record Switch(boolean on) {
        public boolean isOff() {
            return !on;
        }
    }

    @Test
    void aPartThatIsTrueOrFalseIsWritten() throws Exception {
        assertThat(Json.MAPPER.writeValueAsString(new Switch(true))).isEqualTo("{\"on\":true}");
        assertThat(Json.MAPPER.readValue("{\"on\":true,\"off\":false}", Switch.class))
                .isEqualTo(new Switch(true));
    }
}
