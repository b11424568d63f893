// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.CallLog;
import dev.footman.cli.client.Credential;
import dev.footman.contract.topic.Json;
import dev.footman.dispatcher.http.Answer;
import dev.footman.dispatcher.http.FakeEndpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FollowTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final StringWriter progress = new StringWriter();
    private final Follow follow = new Follow(SHORT, SHORT, new PrintWriter(progress));

    private static ObjectNode execution(String status) {
        return Json.MAPPER.createObjectNode().put("id", "5c").put("status", status);
    }

    private static Answer answer(String status) {
        return Answer.of(200).with(execution(status).toString());
    }

    @Test
    void anExecutionIsLookedAtUntilItHasEndedWithADotForEachLook() throws Exception {
        // given
        try (FakeEndpoint endpoint = FakeEndpoint.start();
                ApiClient api = new ApiClient(endpoint.url(""), Credential.NONE, "test", CallLog.silent())) {
            endpoint.answer(
                    "/v1/executions/5c",
                    answer("scheduled"),
                    answer("running"),
                    answer("canceling"),
                    answer("canceled"));

            // when
            Execution ended = follow.toItsEnd(api, new Execution(execution("requested")));

            // then
            assertThat(ended.json().path("status").asText()).isEqualTo("canceled");
            assertThat(ended.hasSucceeded()).isFalse();
            assertThat(progress.toString()).isEqualToIgnoringNewLines("....");
        }
    }

    @Test
    void oneThatHasEndedIsNotLookedAtAgain() throws Exception {
        Execution ended = new Execution(execution("succeeded"));

        try (ApiClient nobody = new ApiClient("http://127.0.0.1:1", Credential.NONE, "test", CallLog.silent())) {
            assertThat(follow.toItsEnd(nobody, ended)).isEqualTo(ended);
        }
        assertThat(ended.hasSucceeded()).isTrue();
    }
}
