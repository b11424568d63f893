// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.TimedOut;
import dev.footman.dispatcher.http.Answer.Manner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of calls that fail, each in its own way. */
@Timeout(60)
class HttpCallerFailureTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeEndpoint endpoint = FakeEndpoint.start();
    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        caller.close();
        endpoint.close();
    }

    private Outcome post(String url, Duration limit) {
        return caller.call(new Call("POST", url, Map.of(), "{}", null), "d-1", limit)
                .outcome();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIP"})
    void anEndpointThatDoesNotComeToAnEndIsCutOffAtTheLimit(Manner manner) {
        // given
        endpoint.answer("/hook", Answer.of(manner));

        // when
        Outcome outcome = post(endpoint.url("/hook"), SHORT);

        // then
        assertThat(outcome).isEqualTo(new TimedOut(SHORT));
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void anEndpointThatTakesItsTimeIsWaitedFor() {
        // given
        endpoint.answer("/hook", Answer.of(202).after(Duration.ofMillis(200)));

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new Answered(202, null));
    }

    @Test
    void aLimitThatIsOverBeforeTheCallBeginsIsATimeOut() {
        // given
        endpoint.answer("/hook", Answer.of(Manner.HANG));

        // when
        Outcome outcome = post(endpoint.url("/hook"), Duration.ZERO);

        // then
        assertThat(outcome).isEqualTo(new TimedOut(Duration.ZERO));
    }

    @Test
    void afterACallWasCutOffTheNextOneGoesThrough() {
        // given
        endpoint.answer("/hook", Answer.of(Manner.HANG), Answer.of(200));
        post(endpoint.url("/hook"), SHORT);

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
    }

    @Test
    void aBodyWithoutEndDoesNotHoldTheCallNorTheConnection() {
        // given
        endpoint.answer("/hook", Answer.of(Manner.ENDLESS), Answer.of(204));

        // when
        Outcome first = post(endpoint.url("/hook"), LONG);
        Outcome second = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(first).isEqualTo(new Answered(200, null));
        assertThat(second).isEqualTo(new Answered(204, null));
        endpoint.closeKept(); // waits until the endless answer has been cut off
    }

    @Test
    void aLongBodyIsNoFault() {
        // given
        endpoint.answer("/hook", Answer.of(200).with("x".repeat(1 << 20)));

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            garbage                                   | the endpoint closed the connection without an answer
            HTTP/1.1 abc                              | the endpoint closed the connection without an answer
            HTTP/7.1 200 OK                           | Unsupported version: HTTP/7.1
            HTTP/1.1 101 Switching Protocols          | Invalid protocol switch response: no TLS version found
            'HTTP/1.1 200 OK\r\nContent-Length: x'    | Invalid content length: x
            'HTTP/1.1 200 OK\r\nContent-Length: 9'    | Premature end of Content-Length delimited message body (expected: 9; received: 0)
            """)
    void whatIsNoAnswerOfHttpIsToldAsSuch(String answer, String reason) {
        // given
        endpoint.answer("/hook", Answer.raw(answer.replace("\\r\\n", "\r\n") + "\r\n\r\n"));

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new NotConnected(reason));
        assertThat(endpoint.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "HALF", "RESET"})
    void aConnectionThatBreaksIsNoAnswerAndTheRequestIsMadeOnce(Manner manner) {
        // given
        endpoint.answer("/hook", Answer.of(manner));

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isInstanceOf(NotConnected.class);
        assertThat(endpoint.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF", "RESET"})
    void aKeptConnectionThatBreaksWithinTheAnswerIsNotTriedAgain(Manner manner) {
        // given
        endpoint.answer("/hook", Answer.of(200), Answer.of(manner));
        post(endpoint.url("/hook"), LONG);

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isInstanceOf(NotConnected.class);
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void aKeptConnectionThatTheEndpointClosedIsNoFailure() {
        // given
        post(endpoint.url("/hook"), LONG);
        endpoint.closeKept();

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void allKeptConnectionsThatTheEndpointClosedAreNoFailure() throws IOException {
        // given
        endpoint.answer("/hook", request -> {
            endpoint.awaitRequests("/hook", 8); // so that there are eight connections
            return Answer.of(200);
        });
        callAtOnce(8);
        int port = endpoint.port();
        endpoint.closeKept();
        endpoint.close();

        // when
        List<Outcome> outcomes;
        try (FakeEndpoint restarted = FakeEndpoint.start(port)) {
            outcomes = IntStream.range(0, 8)
                    .mapToObj(number -> post(restarted.url("/hook"), LONG))
                    .toList();
        }

        // then
        assertThat(endpoint.connections()).isEqualTo(8);
        assertThat(outcomes).containsOnly(new Answered(200, null));
    }

    private void callAtOnce(int calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, calls).forEach(number -> threads.execute(() -> post(endpoint.url("/hook"), LONG)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAST", "THEN_CLOSE"})
    void anEndpointThatKeepsNoConnectionIsCalledAllTheSame(Manner manner) {
        // given
        endpoint.answer("/hook", Answer.of(manner));

        // when
        List<Outcome> outcomes = IntStream.range(0, 20)
                .mapToObj(number -> post(endpoint.url("/hook"), LONG))
                .toList();

        // then
        assertThat(outcomes).containsOnly(new Answered(200, null));
        assertThat(endpoint.requests()).hasSize(20);
        assertThat(endpoint.connections()).isEqualTo(20);
    }

    @Test
    void aPortOnWhichNobodyListensRefusesTheConnection() {
        // given
        endpoint.close();

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new NotConnected("the connection was refused or not answered"));
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        // when
        Outcome outcome = post("http://qlik_server.invalid/hook?token=secret", LONG);

        // then
        assertThat(outcome.summary())
                .startsWith("did not reach the endpoint: the host's name is not known (qlik_server.invalid")
                .doesNotContain("secret");
    }

    @Test
    void aCallAfterTheEndIsNoException() throws IOException {
        // given
        caller.close();

        // when
        Outcome outcome = post(endpoint.url("/hook"), LONG);

        // then
        assertThat(outcome).isEqualTo(new NotConnected("the dispatcher is closing"));
    }
}
