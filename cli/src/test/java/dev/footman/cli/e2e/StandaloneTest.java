// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.IngestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandaloneTest {
    private static final String SEED_BODY = "{\"event\":\"Qlik Sense reload failed\",\"hostName\":\"pro2-win1\","
            + "\"user\":\"LAB\\\\goran\",\"taskName\":\"Manually triggered reload of Test failing reloads 2\","
            + "\"taskId\":\"dec2a02a-1680-44ef-8dc2-e2bfb180af87\",\"appName\":\"Test failing reloads 2\","
            + "\"appId\":\"e7af59a0-c243-480d-9571-08727551a66f\",\"logTimeStamp\":\"2021-02-16 09:24:59,099\","
            + "\"logLevel\":\"INFO\",\"executionId\":\"14a81bf5-f81c-4047-b1a1-193b0920de28\","
            + "\"logMessage\":\"Max retries reached\"}";
    private static final String SEED_TARGET = "/failed/get?event=Qlik+Sense+reload+failed&hostName=pro2-win1"
            + "&user=LAB%5Cgoran&taskName=Manually+triggered+reload+of+Test+failing+reloads+2"
            + "&taskId=dec2a02a-1680-44ef-8dc2-e2bfb180af87&appName=Test+failing+reloads+2"
            + "&appId=e7af59a0-c243-480d-9571-08727551a66f&logTimeStamp=2021-02-16+09%3A24%3A59%2C099&logLevel=INFO"
            + "&executionId=14a81bf5-f81c-4047-b1a1-193b0920de28&logMessage=Max+retries+reached";
    private static final double WINDOW_SECONDS = 3;

    private final Closer parts = new Closer();
    private final HttpClient client = HttpClient.newHttpClient();
    private Webhooks webhooks;
    private Datagrams datagrams;
    private IngestApp ingest;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        webhooks = parts.add(Webhooks.open());
        CheckedSettings settings = CheckedSettings.read(
                List.of(
                        new SettingsFile("ports", Configs.freePorts()),
                        new SettingsFile("butler", Configs.butler(webhooks, WINDOW_SECONDS))),
                List.of(),
                Map.of());
        ingest = new Roles(settings.settings(), folder, Clock.systemUTC()).startStandalone(parts);
        datagrams = parts.add(new Datagrams(ingest.udpAddress().orElseThrow().getPort()));
    }

    @AfterAll
    void stop() {
        client.close();
        parts.close();
    }

    @Test
    void theSeedsDatagramArrivesAsTheSeedsBodiesAndQueryToTheLetter() throws Exception {
        // when
        datagrams.send(Datagrams.SEED);

        // then
        List<Webhooks.Webhook> arrived = webhooks.await(
                3, webhook -> (webhook.body() + webhook.target()).contains("dec2a02a-1680-44ef-8dc2-e2bfb180af87"));
        assertThat(arrived)
                .extracting(webhook -> List.of(webhook.method(), webhook.target(), webhook.body()))
                .containsExactlyInAnyOrder(
                        List.of("POST", "/failed/post", SEED_BODY),
                        List.of("PUT", "/failed/put", SEED_BODY),
                        List.of("GET", SEED_TARGET, ""));
        assertThat(arrived).extracting(Webhooks.Webhook::id).doesNotHaveDuplicates();
    }

    @Test
    void aTaskIsToldOnceInItsWindowAndAnAbortOfItBesides() throws Exception {
        // given
        String task = UUID.randomUUID().toString();
        String witness = UUID.randomUUID().toString();
        datagrams.send(Datagrams.failed(task));
        webhooks.await(1, posts("/failed/post", task));

        // when
        datagrams.send(Datagrams.failed(task));
        datagrams.send(Datagrams.aborted(task));
        datagrams.send(Datagrams.aborted(witness));

        // then
        webhooks.await(1, posts("/aborted", task));
        webhooks.await(1, posts("/aborted", witness));
        assertThat(webhooks.received()).filteredOn(posts("/failed/post", task)).hasSize(1);
    }

    @Test
    void theNextEventOfATaskArrivesWhenItsWindowIsOver() throws Exception {
        // given
        String task = UUID.randomUUID().toString();
        datagrams.send(Datagrams.failed(task));
        webhooks.await(1, posts("/failed/post", task));

        // when: the window ends, told by an event a second until one passes
        int sent = 0;
        while (webhooks.received().stream().filter(posts("/failed/post", task)).count() < 2 && sent < 30) {
            datagrams.send(Datagrams.failed(task));
            sent++;
            Waiting.upTo(
                    1,
                    () -> webhooks.received().stream()
                                    .filter(posts("/failed/post", task))
                                    .count()
                            >= 2);
        }

        // then
        assertThat(webhooks.received()).filteredOn(posts("/failed/post", task)).hasSize(2);
        assertThat(sent)
                .as("events that the window held back, and the one that passed")
                .isBetween(2, 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json     | {"event":"Qlik Sense reload failed","taskId":"%1$s","appName":"Sales"}
            application/json     | [{"event":"nonsense"},{"event":"Qlik Sense reload failed","taskId":"%1$s"}]
            application/x-ndjson | {"event":"Qlik Sense reload failed","taskId":"%1$s"}
            text/plain           | %2$s
            """)
    void anEventComesInByHttp(String type, String body) throws Exception {
        // given
        String task = UUID.randomUUID().toString();

        // when
        HttpResponse<String> answer = post(type, body.formatted(task, Datagrams.failed(task)), key());

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1", "\"ids\":[\"");
        webhooks.await(1, posts("/failed/post", task));
    }

    @Test
    void withoutAKeyNothingIsTakenAndTheAnswerSaysWhy() throws Exception {
        assertThat(post("application/json", "{}", "").body())
                .isEqualTo("{\"faultstring\":\"Unauthorized - One of Token or API key required.\"}");
        HttpResponse<String> wrong = post("application/json", "{}", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body())
                .contains("Unauthorized - ApiKey with key_hash=")
                .doesNotContain("wrong\"");
    }

    @Test
    void garbageIsCountedByReasonAndStopsNothing() throws Exception {
        // given
        String task = UUID.randomUUID().toString();

        // when
        datagrams.send("");
        datagrams.send("\u0000\u0001garbage \uD83D\uDE00");
        datagrams.send("/scheduler-task-failed/;too;short");
        datagrams.send("/scheduler-task-failed/" + ";x".repeat(20_000));
        datagrams.send("{{ 7*7 }}".repeat(5_000));
        datagrams.send(Datagrams.failed(task));

        // then
        webhooks.await(1, posts("/failed/post", task));
        assertThat(get("/metrics").body())
                .contains("footman_intake_rejected_total{reason=\"empty\",way=\"udp\"} 1.0")
                .contains("footman_intake_rejected_total{reason=\"unknown_type\",way=\"udp\"} 2.0")
                .contains("footman_intake_rejected_total{reason=\"field_count\",way=\"udp\"} 2.0");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    private String key() throws Exception {
        return Files.readString(data.resolve("bootstrap-api-key")).strip();
    }

    private HttpResponse<String> post(String type, String body, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/v1/events/qlik"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("St2-Api-Key", key);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ingest.httpPort() + path);
    }

    private static Predicate<Webhooks.Webhook> posts(String path, String task) {
        return webhook -> webhook.target().equals(path) && webhook.body().contains(task);
    }
}
