// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.topic.Json;
import dev.footman.dispatcher.egress.EgressGuard;
import dev.footman.dispatcher.http.HttpCaller;
import dev.footman.dispatcher.http.ProxySettings;
import dev.footman.dispatcher.shell.ShellRunner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptMakerTest {
    private final HttpCaller caller = new HttpCaller(
            8, 8, "Footman/1.2.3", ProxySettings.NONE, new EgressGuard(List.of(), List.of()), Clock.systemUTC());

    private ShellRunner shell;
    private AttemptMaker maker;

    @BeforeEach
    void open() throws InterruptedException {
        shell = ShellRunner.open();
        maker = new AttemptMaker(
                caller,
                new OpenedCall(Optional.empty()),
                new CommandRunner(Optional.of(shell), Optional.empty()),
                new Canceled(),
                Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
        caller.close();
    }

    private Outcome make(@Nullable Call call, @Nullable Command command) {
        return maker.make(new Delivery("d-1", "", "", "", null, call, command, null, null, null, 1, List.of()))
                .outcome();
    }

    @Test
    void aCallThatMeetsWithAFaultOfOursIsRefusedAndDoesNotComeBack() {
        // given
        Duration beyondAllNumbers = Duration.ofSeconds(Long.MAX_VALUE);

        // when
        Outcome outcome = make(new Call("GET", "http://r.test/", Map.of(), null, beyondAllNumbers), null);

        // then
        assertThat(outcome)
                .isEqualTo(new Outcome.Refused("the dispatcher has met with a fault of its own (ArithmeticException),"
                        + " which its log tells of"));
    }

    @Test
    void aCommandThatMeetsWithAFaultOfOursHasFailed() throws JsonProcessingException {
        // given
        Command command = Json.MAPPER.readValue("{\"line\": \"date\", \"env\": {\"A\": null}}", Command.class);

        // when
        Outcome outcome = make(null, command);

        // then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Ran.class, ran -> {
            assertThat(ran.end()).isEqualTo(Outcome.Ran.End.FAILED);
            assertThat(ran.result())
                    .containsEntry("return_code", -1)
                    .containsEntry(
                            "error",
                            "the dispatcher has met with a fault of its own (NullPointerException),"
                                    + " which its log tells of");
        });
    }
}
