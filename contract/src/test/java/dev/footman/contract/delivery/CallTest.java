// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {
    @Test
    void aCallOfATopicThatDoesNotSayWhetherItsHostIsTrustedHasOneThatIsNot() throws JsonProcessingException {
        // when
        Call read = Json.MAPPER.readValue("""
                {"method": "GET", "url": "http://r.test/", "headers": {}}
                """, Call.class);

        // then
        assertThat(read).isEqualTo(new Call("GET", "http://r.test/", Map.of(), null, null));
        assertThat(read.trusted()).isFalse();
    }

    @Test
    void whatATopicSaysOfItsHostIsRead() throws JsonProcessingException {
        // given
        Call call = new Call("GET", "http://r.test/", Map.of(), null, null, null, null, List.of(), null, true);

        // then
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(call), Call.class))
                .isEqualTo(call);
    }
}
