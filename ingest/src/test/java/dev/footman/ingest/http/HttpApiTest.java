// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no Kafka; the endpoint of events itself is tested end to end. */
class HttpApiTest {
    private static final String TOO_LARGE =
            "{\"faultstring\":\"The body is larger than 100 bytes; send it in parts, or raise footman.ingest.http.maxBodyBytes\"}";

    private static final ServedApi api = new ServedApi();

    @AfterEach
    void clearTheWay() {
        api.obstacle.set(null);
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Optional<String> type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type");
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events/qlik", "/api/v1/events/qlik", "/api/events/qlik", "/events/qlik"})
    void theApiIsServedUnderAllItsPrefixes(String path) throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.post(path, BodyPublishers.ofString("{}"));

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    /,                      nothing is there yet
            GET,    /v1,                    a prefix alone is none
            GET,    /v2/events/qlik,        an unknown prefix
            GET,    /v1/api/events/qlik,    prefixes in the wrong order
            GET,    /v1/events/qlik,        another method than the route's
            PUT,    /v1/events/qlik,        another method than the route's
            DELETE, /v1/events/qlik,        another method than the route's
            POST,   /v1/events,             part of a route
            POST,   /v1/events/qlik/more,   more than a route
            POST,   /v1/Events/qlik,        paths have a case
            GET,    /v1/metrics,            metrics have no prefix
            POST,   /health/live,           another method than the route's
            """)
    void whatIsNoRouteIsAnsweredWithFourOhFourInTheOneFormOfErrors(String method, String path, String why)
            throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.ask(path, request -> request.method(method, BodyPublishers.noBody()));

        // then
        assertThat(answer.statusCode()).as(why).isEqualTo(404);
        assertThat(answer.body()).as(why).isEqualTo("{\"faultstring\":\"The resource could not be found.\"}");
        assertThat(type(answer)).as(why).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -            | -    | /v1/events/qlik                   | Unauthorized - told Nothing[]
            St2-Api-Key  | bad  | /v1/events/qlik                   | Unauthorized - told ApiKey[key=bad]
            st2-api-key  | bad  | /api/events/qlik                  | Unauthorized - told ApiKey[key=bad]
            X-Auth-Token | good | /v1/events/qlik                   | Unauthorized - told Token[token=good]
            Cookie       | auth-token=t | /v1/events/qlik           | Unauthorized - told Token[token=t]
            -            | -    | /v1/events/qlik?st2-api-key=bad   | Unauthorized - told ApiKey[key=bad]
            -            | -    | /v1/events/qlik?x-auth-token=a%2B | Unauthorized - told Token[token=a+]
            -            | -    | /v1/events/qlik?St2-Api-Key=good  | Unauthorized - told Nothing[]
            """)
    void whoIsNotLetInIsToldWhyAndSeesNothingElse(String header, String value, String target, String reason)
            throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.ask(target, request -> {
            request.POST(BodyPublishers.ofString("x".repeat(ServedApi.MOST_BYTES + 1))); // who asks is asked first
            if (header != null) {
                request.header(header, value);
            }
        });

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"faultstring\":\"" + reason + "\"}");
        assertThat(type(answer)).contains("application/json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void whoMayNotDoItIsToldWhatItNeeds() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.ask(
                "/v1/events/qlik",
                request -> request.header("St2-Api-Key", "reader").POST(BodyPublishers.noBody()));

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"faultstring\":\"needs PUBLISH\"}");
    }

    @Test
    void aTokenThatLetsInIsKeptInACookie() throws IOException, InterruptedException {
        // when
        HttpResponse<String> byToken = api.ask(
                "/v1/events/qlik",
                request -> request.header("X-Auth-Token", "token").POST(BodyPublishers.noBody()));
        HttpResponse<String> byKey = api.post("/v1/events/qlik", BodyPublishers.noBody());

        // then
        assertThat(byToken.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("auth-token=token; Path=/; Expires=")
                .endsWith("; Max-Age=90; HttpOnly; SameSite=Lax");
        assertThat(byKey.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events/qlik?st2-api-key=good", "/events/qlik?st2-api-key=good"})
    void aKeyInTheQueryLetsInToo(String target) throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.ask(target, request -> request.POST(BodyPublishers.ofString("{}")));

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ServedApi.MOST_BYTES})
    void aBodyOfTheBoundOrLessIsTaken(int bytes) throws IOException, InterruptedException {
        // given
        String body = "x".repeat(bytes);

        // when
        HttpResponse<String> told = api.post("/v1/events/qlik", BodyPublishers.ofString(body));
        HttpResponse<String> chunked = api.post("/v1/events/qlik", chunked(body));

        // then
        assertThat(told.body()).isEqualTo(body);
        assertThat(chunked.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {ServedApi.MOST_BYTES + 1, 50_000})
    void aLargerBodyIsRefusedWhetherItsLengthIsToldOrNot(int bytes) throws IOException, InterruptedException {
        // given
        String body = "x".repeat(bytes);

        // when
        HttpResponse<String> told = api.post("/v1/events/qlik", BodyPublishers.ofString(body));
        HttpResponse<String> chunked = api.post("/v1/events/qlik", chunked(body));

        // then
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.body()).isEqualTo(TOO_LARGE);
        assertThat(type(told)).contains("application/json");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void whatNobodyPlannedIsAnsweredWithoutTellingOfTheInside() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.post("/v1/events/qlik", BodyPublishers.ofString("fail"));

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"faultstring\":\"Internal Server Error\"}");
        assertThat(type(answer)).contains("application/json");
    }

    @Test
    void metricsAreServedAsPrometheusReadsThem() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.get("/metrics");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer).map(type -> type.replace(" ", "").toLowerCase(Locale.ROOT)))
                .contains("text/plain;version=0.0.4;charset=utf-8");
        assertThat(answer.body()).contains("footman_tests_total 1.0");
    }

    @Test
    void aProcessThatAnswersIsLive() throws IOException, InterruptedException {
        // given
        api.obstacle.set("the topology is starting");

        // when
        HttpResponse<String> answer = api.get("/health/live");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"live\"}");
        assertThat(type(answer)).contains("application/json");
    }

    @Test
    void aProcessIsReadyWhenNothingStandsInItsWay() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.get("/health/ready");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(type(answer)).contains("application/json");
    }

    @Test
    void aProcessThatIsNotReadySaysWhy() throws IOException, InterruptedException {
        // given
        api.obstacle.set("the \"topology\" is starting");

        // when
        HttpResponse<String> answer = api.get("/health/ready");

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"status\":\"not ready\"", "\"reason\":\"the \\\"topology\\\" is starting\"");
    }

    @Test
    void anAnswerDoesNotSayWhichServerGaveIt() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = api.ask("/health/live", HttpRequest.Builder::GET);

        // then
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheMend() {
        // given
        HttpSettings taken = new HttpSettings("127.0.0.1", api.port(), 100, List.of(), null);

        // when
        var start = assertThatThrownBy(() -> HttpApi.start(taken, ServedApi.nothing()));

        // then
        start.isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the HTTP port 127.0.0.1:%d cannot be opened: ".formatted(api.port()))
                .hasMessageEndingWith("; set footman.ingest.http.port to a free one, or 0")
                .message()
                .hasLineCount(1);
    }
}
