// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What endpoints see of a call, and what their answers become. */
class HttpCallerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T03:15:42.900Z"), ZoneOffset.UTC);

    private final FakeEndpoint endpoint = FakeEndpoint.start();
    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, CLOCK);

    @AfterEach
    void close() throws IOException {
        caller.close();
        endpoint.close();
    }

    private Outcome call(String method, String target, Map<String, String> headers, @Nullable String body) {
        return caller.call(new Call(method, endpoint.url(target), headers, body, null), "d-1", LIMIT)
                .outcome();
    }

    private Outcome get(String target) {
        return call("GET", target, Map.of(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void aBodyArrivesByteForByteUnderTheHeadersOfTheCall(String method) {
        // given
        String body = "{\"appName\":\"Umsatz \u20ac \uD83D\uDE00\",\"message\":\"a\\r\\nb \\u0000\"}";

        // when
        Outcome outcome = call(method, "/hook?token=a%2Fb", Map.of("Content-Type", "application/json"), body);

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
        Received request = endpoint.requests().getFirst();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.target()).isEqualTo("/hook?token=a%2Fb");
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.headers())
                .containsExactlyInAnyOrder(
                        "Content-Type: application/json",
                        "Content-Length: 55",
                        "Host: localhost:" + endpoint.port(),
                        "Connection: keep-alive",
                        "User-Agent: Footman/1.2.3",
                        "webhook-id: d-1",
                        "webhook-timestamp: 1769829342");
    }

    @Test
    void aGetCarriesNothingBesidesWhatEveryCallCarries() {
        // when
        get("/hook");

        // then
        assertThat(endpoint.requests().getFirst().headers())
                .containsExactlyInAnyOrder(
                        "Host: localhost:" + endpoint.port(),
                        "Connection: keep-alive",
                        "User-Agent: Footman/1.2.3",
                        "webhook-id: d-1",
                        "webhook-timestamp: 1769829342");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # target of the URL,                     as it is asked for
            /hook?user=LAB%5Csvc_qlik&x=2026-01-31+03%3A15, /hook?user=LAB%5Csvc_qlik&x=2026-01-31+03%3A15
            /hook?a=1&a=2&b=&c,                      /hook?a=1&a=2&b=&c
            /a%2Fb/%7Bid%7D/c;d=e,                   /a%2Fb/%7Bid%7D/c;d=e
            /a/../b/./c//d,                          /a/../b/./c//d
            //hook,                                  //hook
            /hook?,                                  /hook?
            /hook#part,                              /hook
            ?a=b,                                    /?a=b
            /hook?next=http://other/?a=b,            /hook?next=http://other/?a=b
            /\u00e4?\u00f6=\u20ac,                   /%C3%A4?%C3%B6=%E2%82%AC
            """)
    void aTargetArrivesByteForByte(String target, String asked) {
        // when
        get(target);

        // then
        assertThat(endpoint.requests()).extracting(Received::target).containsExactly(asked);
    }

    @Test
    void aUrlWithoutAPathAsksForTheRoot() {
        // when
        get("");

        // then
        assertThat(endpoint.requests()).extracting(Received::target).containsExactly("/");
    }

    @Test
    void headersOfTheCallGoOutOnceAndCannotReplaceOurs() {
        // given
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "text/xml; charset=utf-8");
        headers.put("Authorization", "Bearer a b");
        headers.put("Webhook-Id", "forged");
        headers.put("USER-AGENT", "curl");
        headers.put("Host", "hooks.example");
        headers.put("X-Empty", "");

        // when
        call("POST", "/hook", headers, "<a/>");

        // then
        assertThat(endpoint.requests().getFirst().headers())
                .containsExactlyInAnyOrder(
                        "content-type: text/xml; charset=utf-8",
                        "Authorization: Bearer a b",
                        "X-Empty:",
                        "Content-Length: 4",
                        "Host: hooks.example",
                        "Connection: keep-alive",
                        "User-Agent: Footman/1.2.3",
                        "webhook-id: d-1",
                        "webhook-timestamp: 1769829342");
    }

    @Test
    void aHeaderWithLettersOfAnyLanguageArrivesAsUtf8() {
        // when
        call("POST", "/hook", Map.of("X-Task", "Ums\u00e4tze in \u20ac"), "{}");

        // then
        assertThat(endpoint.requests().getFirst().header("X-Task"))
                .containsExactly(new String("Ums\u00e4tze in \u20ac".getBytes(UTF_8), ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "Transfer-Encoding"})
    void whatFramesTheBodyIsOursToSayWhateverARuleSays(String header) {
        // when
        Outcome outcome = call("POST", "/hook", Map.of(header, "3"), "{}");

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
        assertThat(endpoint.requests().getFirst().header("Content-Length")).containsExactly("2");
        assertThat(endpoint.requests().getFirst().header("Transfer-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void aMethodThatIsNotAmongTheUsualGoesOutAsItIs(String body) {
        // when
        Outcome outcome = call("PURGE", "/hook", Map.of(), body);

        // then
        assertThat(outcome).isEqualTo(new Answered(200, null));
        assertThat(endpoint.requests().getFirst().method()).isEqualTo("PURGE");
        assertThat(endpoint.requests().getFirst().header("Content-Length"))
                .containsExactly(Integer.toString(body.length()));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                200, 201, 202, 204, 299, 300, 301, 302, 304, 307, 400, 401, 404, 407, 408, 410, 425, 429, 500, 503, 599
            })
    void eachStatusIsToldAndAskedForOnce(int status) {
        // given
        endpoint.answer(
                "/hook",
                Answer.of(status)
                        .with("Location", endpoint.url("/elsewhere"))
                        .with("WWW-Authenticate", "Basic realm=\"x\"")
                        .with("Proxy-Authenticate", "Basic realm=\"x\"")
                        .with("Set-Cookie", "a=b"));

        // when
        Outcome outcome = call("POST", "/hook", Map.of(), "{}");

        // then
        assertThat(outcome).isEqualTo(new Answered(status, null));
        assertThat(endpoint.requests()).extracting(Received::path).containsExactly("/hook");
    }

    @Test
    void aCookieIsNotGivenBack() {
        // given
        endpoint.answer("/hook", Answer.of(200).with("Set-Cookie", "a=b; Path=/"));

        // when
        get("/hook");
        get("/hook");

        // then
        assertThat(endpoint.requests())
                .allSatisfy(request -> assertThat(request.header("Cookie")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            30                            | PT30S
            Sat, 31 Jan 2026 03:16:42 GMT | PT59.1S
            soon                          | -
            """)
    void whatAnEndpointAsksToWaitIsTold(String header, Duration retryAfter) {
        // given
        endpoint.answer("/hook", Answer.of(503).with("Retry-After", header));

        // when
        Outcome outcome = get("/hook");

        // then
        assertThat(outcome).isEqualTo(new Answered(503, retryAfter));
    }

    @Test
    void manyCallsShareFewConnections() {
        // given
        int calls = 200;

        // when
        List<Outcome> outcomes = IntStream.range(0, calls)
                .mapToObj(number -> call("POST", "/hook", Map.of(), "{}"))
                .toList();

        // then
        assertThat(outcomes).containsOnly(new Answered(200, null));
        assertThat(endpoint.requests()).hasSize(calls);
        assertThat(endpoint.connections()).isEqualTo(1);
    }
}
