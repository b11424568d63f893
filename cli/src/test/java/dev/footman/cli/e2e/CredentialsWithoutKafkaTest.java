// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.AuthNodes.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsWithoutKafkaTest {
    @Test
    void whileKafkaIsAwayKeysLetInAndNoneIsMade(@TempDir Path folder) throws Exception {
        try (AuthNodes nodes = new AuthNodes(folder)) {
            // given
            nodes.stopKafka();

            // when
            Answered list = nodes.ask("GET", "/v1/apikeys", "");
            Answered made = nodes.ask("POST", "/v1/apikeys", "{}");
            Answered token =
                    nodes.askOpen("POST", "/auth/v1/tokens", "", "Authorization", AuthNodes.basic("alice", "secret"));

            // then
            assertThat(list.status()).isEqualTo(200);
            assertThat(made.status()).isEqualTo(503);
            assertThat(made.fault())
                    .isEqualTo("The change is not stored: Kafka does not answer. Send the same request again later.");
            assertThat(made.whole().headers().firstValue("Retry-After")).contains("5");
            assertThat(token.status()).isEqualTo(503);
        }
    }
}
