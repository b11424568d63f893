// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.IngestApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Butler's webhooks can do, and what ours can besides: everything in one process, a real broker, real receivers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ButlerWebhooksTest {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String CONFIG = """
            footman: {ingest: {serviceMonitor: {command: no-such-sc.exe}}}
            Butler:
              serviceMonitor:
                enable: true
                monitor: [{host: win9, services: [{name: Engine}]}]
              webhookNotification:
                enable: true
                reloadTaskFailure:
                  rateLimit: 300
                  webhooks:
                    - {webhookURL: 'HANGS', httpMethod: POST}
                    - {webhookURL: 'TLS/wrong', httpMethod: POST, cert: {enable: true, certCA: 'CERT'}}
                    - {webhookURL: 'HTTP/failed', httpMethod: POST}
                    - webhookURL: 'HTTP/signed'
                      httpMethod: PUT
                      headers: {X-Api-Key: '${API_KEY}'}
                      secret: whsec_SECRET
                      where: {trigger.taskName: {type: equals, pattern: Reload of Sales}}
                    - webhookURL: 'HTTP/stock'
                      httpMethod: POST
                      where: {trigger.appName: {type: equals, pattern: Stock}}
                reloadTaskRecovered:
                  webhooks: [{webhookURL: 'HTTP/recovered', httpMethod: POST}]
                reloadTaskSuccess:
                  webhooks: [{webhookURL: 'HTTP/succeeded', httpMethod: POST}]
                serviceMonitor:
                  rateLimit: 300
                  webhooks:
                    - {webhookURL: 'HTTP/service', httpMethod: POST}
                    - {webhookURL: 'HTTP/service?t=1', httpMethod: GET}
            """;

    private final Closer parts = new Closer();
    private final HttpClient client = HttpClient.newHttpClient();
    private Webhooks webhooks;
    private ServerSocket hanging;
    private UntrustedEndpoint untrusted;
    private Datagrams datagrams;
    private IngestApp ingest;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder, @TempDir Path certificates) throws Exception {
        data = folder;
        webhooks = parts.add(Webhooks.open());
        hanging = parts.add(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())); // takes calls, never answers
        untrusted = parts.add(UntrustedEndpoint.open(certificates));
        CheckedSettings settings = CheckedSettings.read(
                List.of(new SettingsFile("ports", Configs.freePorts()), new SettingsFile("butler", config())),
                List.of(),
                Map.of("API_KEY", "hunter2"));
        ingest = new Roles(settings.settings(), folder, Clock.systemUTC()).startStandalone(parts);
        datagrams = parts.add(new Datagrams(ingest.udpAddress().orElseThrow().getPort()));
    }

    private String config() {
        return CONFIG.replace("HANGS", "http://127.0.0.1:" + hanging.getLocalPort())
                .replace("TLS", untrusted.url(""))
                .replace("CERT", untrusted.otherCertificate().toString())
                .replace("SECRET", SECRET)
                .replace("HTTP", webhooks.url(""));
    }

    @AfterAll
    void stop() {
        client.close();
        parts.close();
    }

    @Test
    void oneThatHangsAndOneThatIsNotTrustedHoldUpNobody() throws Exception {
        // given
        List<String> tasks =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(200).toList();

        // when
        for (String task : tasks) {
            datagrams.send(Datagrams.failed(task));
        }

        // then
        for (String task : tasks) {
            webhooks.await(1, to("/failed").and(about(task)));
            webhooks.await(1, to("/signed").and(about(task)));
        }
    }

    @Test
    void aCallIsSignedAndHasItsHeadersAndNothingOfThemLiesOnDisk() throws Exception {
        // given
        String task = UUID.randomUUID().toString();

        // when
        datagrams.send(Datagrams.failed(task));

        // then
        Webhooks.Webhook call =
                webhooks.await(1, to("/signed").and(about(task))).getFirst();
        assertThat(call.header("X-Api-Key")).isEqualTo("hunter2");
        assertThat(call.header("webhook-signature")).isEqualTo("v1," + signature(call));
        assertThat(filesThatHold("hunter2")).isEmpty();
        assertThat(filesThatHold(SECRET)).isEmpty();
    }

    @Test
    void whereChoosesTheReceiver() throws Exception {
        // given
        String sales = UUID.randomUUID().toString();
        String stock = UUID.randomUUID().toString();

        // when
        datagrams.send(Datagrams.failed(sales));
        datagrams.send(Datagrams.failed(stock).replace(";Sales;", ";Stock;"));

        // then
        webhooks.await(1, to("/failed").and(about(sales)));
        webhooks.await(1, to("/stock").and(about(stock)));
        assertThat(webhooks.received())
                .filteredOn(to("/stock").and(about(sales)))
                .isEmpty();
    }

    @Test
    void aTaskThatSucceedsAfterFailuresHasRecoveredOnce() throws Exception {
        // given
        String task = UUID.randomUUID().toString();

        // when
        datagrams.send(Datagrams.succeeded(task));
        datagrams.send(Datagrams.failed(task));
        datagrams.send(Datagrams.aborted(task));
        datagrams.send(Datagrams.succeeded(task));

        // then
        List<Webhooks.Webhook> recovered = webhooks.await(1, to("/recovered").and(about(task)));
        webhooks.await(1, to("/succeeded").and(about(task)));
        assertThat(recovered).hasSize(1);
        assertThat(recovered.getFirst().body()).contains("\"event\":\"Qlik Sense reload recovered\"", "\"failures\":2");
    }

    @Test
    void aServiceThatStopsAndStartsIsToldTwiceByBodyAndByQuery() throws Exception {
        // given
        String reading = "{\"host\":\"win1\",\"serviceName\":\"%s\",\"state\":\"%s\"}";
        String service = "Engine" + UUID.randomUUID();

        // when
        HttpResponse<String> answer = post("[" + reading.formatted(service, "RUNNING") + ",{}]");
        post(reading.formatted(service, "STOPPED"));
        post(reading.formatted(service, "START_PENDING"));
        post(reading.formatted(service, "RUNNING"));

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1", "\"index\":1", "host must be");
        List<Webhooks.Webhook> told = webhooks.await(4, to("/service").and(about(service)));
        assertThat(told).hasSize(4);
        assertThat(told)
                .filteredOn(call -> call.method().equals("POST"))
                .extracting(Webhooks.Webhook::body)
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body).contains("\"prevState\":\"RUNNING\",\"currState\":\"STOPPED\""),
                        body -> assertThat(body).contains("\"prevState\":\"STOPPED\",\"currState\":\"RUNNING\""));
        assertThat(told)
                .filteredOn(call -> call.method().equals("GET"))
                .allSatisfy(call -> assertThat(call.target())
                        .startsWith("/service?t=1&event=Windows+service+monitor&host=win1&servicestatus=")
                        .endsWith("&statechanged=true"));
    }

    @Test
    void whereThereIsNoProgramToLookWithItStartsAndCountsAndReadingsByHttpAreTaken() throws Exception {
        // given
        String counter = "footman_service_readings_total{outcome=\"failed\"} ";
        AtomicReference<String> metrics = new AtomicReference<>("");

        // when
        boolean counted = Waiting.upTo(60, () -> {
            metrics.set(metrics());
            return metrics.get().contains(counter) && !metrics.get().contains(counter + "0.0");
        });

        // then
        assertThat(counted).as("rounds that failed are counted in %s", metrics).isTrue();
        assertThat(post("{\"host\":\"win8\",\"serviceName\":\"E\",\"state\":\"RUNNING\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private String metrics() {
        URI uri = URI.create("http://127.0.0.1:%d/metrics".formatted(ingest.httpPort()));
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v1/events/windows-services".formatted(ingest.httpPort())))
                .header("Content-Type", "application/json")
                .header(
                        "St2-Api-Key",
                        Files.readString(data.resolve("bootstrap-api-key")).strip())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Predicate<Webhooks.Webhook> to(String path) {
        return webhook -> webhook.target().equals(path) || webhook.target().startsWith(path + "?");
    }

    private static Predicate<Webhooks.Webhook> about(String text) {
        return webhook -> (webhook.body() + webhook.target()).contains(text);
    }

    private static String signature(Webhooks.Webhook call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
        String signed = call.id() + "." + call.header("webhook-timestamp") + "." + call.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> filesThatHold(String text) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // a store of the topology that went away while we looked
        }
    }
}
