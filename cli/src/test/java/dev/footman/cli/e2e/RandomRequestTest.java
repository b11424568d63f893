// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the port is taken or refused, soon, and what comes after it is served as before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomRequestTest {
    /** How many; {@code -Dfootman.fuzz=100000} for a night. */
    private static final int TIMES = Integer.getInteger("footman.fuzz", 2_000);

    private static final long SEED = 20_261_127;
    private static final Duration HANGS_AFTER = Duration.ofSeconds(20);
    private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.1 ([0-9]{3})[ \r]");

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Webhooks receiver;
    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        receiver = Webhooks.open();
        footman = new RunningStandalone(folder.resolve("data"), Configs.ALLOWED_TO_CALL_THIS_MACHINE);
        api = footman.api();
        for (String hook : new String[] {"plain", "with/slash", "ünï blank"}) {
            api.post("/v1/rules", RuleJson.onHook(hook, "{'enabled': true}").toString())
                    .is(201);
        }
        api.post(
                        "/v1/rules",
                        RuleJson.onHook(
                                        "signed",
                                        "{'trigger': {'type': 'core.st2.webhook', 'parameters':"
                                                + " {'url': 'signed', 'signature': {'kind': 'github', 'secret': 's'}}}}")
                                .toString())
                .is(201);
        api.post(
                        "/v1/rules",
                        RuleJson.calling("good", receiver.url("/good"), "s").toString())
                .is(201);
        api.post("/v1/triggertypes", "{\"pack\": \"t\", \"name\": \"t\"}").is(201);
    }

    @AfterAll
    void stop() {
        footman.close();
        receiver.close();
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    @Test
    void everyRequestIsTakenOrRefusedAndTheNextIsServed() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int number = 0; number < TIMES; number++) {
                RandomRequests requests = new RandomRequests(new Random(SEED + number), api.key());
                if (number % 4 == 0) {
                    send(client, requests, number);
                } else {
                    sendRaw(requests.raw(), number);
                }
            }
        }
        System.out.println("requests: " + TIMES + " " + outcomes);
        checkThatItServes();
    }

    @Test
    void whatKafkaWillNeverTakeIsTooLargeAndNotToBeSentAgain() throws Exception {
        // given: bytes of which each is six in JSON
        byte[] form = ("a=" + "\u0001".repeat(1_000_000)).getBytes(ISO_8859_1);

        // when
        Api.Answer answer = api.ask(
                "POST", "/v1/webhooks/plain", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));

        // then
        assertThat(answer.is(413).text()).contains("The event is too large for Kafka; send it in parts");
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    @Test
    void aPathWithABrokenEscapeIsRefused() throws Exception {
        // behind a semicolon Jetty does not look
        for (String path : List.of(
                "/v1/webhooks/a;b=%zz",
                "/v1/webhooks/with/%zz", "/v1/rules/%", "/v1/webhooks/" + "a".repeat(3_000) + "%zz")) {
            String request = "POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            assertThat(answer(request.getBytes(ISO_8859_1))).startsWith("HTTP/1.1 400 ");
        }
    }

    private void checkThatItServes() throws Exception {
        api.get("/health/live").is(200);
        api.get("/health/ready").is(200);
        String id = api.post("/v1/webhooks/good", "{\"token\": \"x\"}").is(202).header("X-Trigger-Instance-Id");
        api.get("/v1/triggerinstances/" + id).is(200);
        receiver.await(1, call -> call.target().equals("/good"));
    }

    /** As a client sends it that knows HTTP. */
    private void send(HttpClient client, RandomRequests requests, int number) throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(api.url() + requests.target()))
                    .timeout(HANGS_AFTER)
                    .header("St2-Api-Key", api.key())
                    .header("Content-Type", requests.contentType())
                    .method(requests.method(), HttpRequest.BodyPublishers.ofByteArray(requests.body()))
                    .build();
        } catch (IllegalArgumentException e) { // what a client does not let through
            count("not sent");
            return;
        }
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            check(answer.statusCode(), answer.body(), number + " " + request);
        } catch (IOException e) { // the server closed while the body was on its way
            count("closed");
        }
    }

    /** Byte for byte. */
    private void sendRaw(byte[] request, int number) throws IOException {
        String answer = answer(request);
        String shown = number + " " + new String(request, 0, Math.min(request.length, 2_000), ISO_8859_1);
        answer = answer.replaceFirst("\\AHTTP/1\\.1 100 [^\r]*\r\n\r\n", "");
        Matcher status = STATUS.matcher(answer);
        if (answer.isEmpty()) {
            count("closed");
        } else {
            assertThat(status.find()).as("%s answered with %s", shown, answer).isTrue();
            check(Integer.parseInt(status.group(1)), answer, shown);
        }
    }

    private String answer(byte[] request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), footman.ingest().httpPort())) {
            socket.setSoTimeout(Math.toIntExact(HANGS_AFTER.toMillis()));
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (SocketException e) {
                count("refused early"); // the answer may be there already
            }
            try {
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (SocketException e) {
                return ""; // it was closed before all was read
            }
        }
    }

    private void check(int status, String answer, String request) {
        count("" + status);
        assertThat(status / 100).as("%s answered with %s", request, answer).isIn(2, 4);
        assertThat(answer).as(request).doesNotContain("\tat ", "java.lang.", "Exception:");
    }
}
