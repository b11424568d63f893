// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no client sends that knows HTTP, and what Jetty refuses by itself; over a socket, byte for byte. */
class UnreadableRequestsTest {
    private static final String LONG = "l".repeat(20_000);

    private static final ServedApi api =
            new ServedApi(null, HttpClient.newHttpClient(), List.of("http://first.test", "http://second.test"));

    @AfterAll
    static void close() {
        api.close();
    }

    /** The answer to a request, which ends with the connection. */
    private static Answer answer(String line, String... headers) throws IOException {
        String request =
                "%s\r\nHost: a\r\nConnection: close\r\n%s\r\n\r\n".formatted(line, String.join("\r\n", headers));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String[] parts = new String(socket.getInputStream().readAllBytes(), ISO_8859_1).split("\r\n\r\n", 2);
            return new Answer(parts[0].lines().toList(), parts[1]);
        }
    }

    private record Answer(List<String> head, String body) {
        int status() {
            return Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        }

        List<String> headers(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }

        String fault() throws IOException {
            JsonNode json = Json.MAPPER.readTree(body);
            assertThat(json.fieldNames()).toIterable().containsExactly("faultstring");
            return json.path("faultstring").asText();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # first line                                | header                 | status | starts with
            POST /v1/executions/%00/re_run HTTP/1.1     | A: b                   | 400 | The request cannot be read: its method, path,
            POST /v1/executions/%ff/re_run HTTP/1.1     | A: b                   | 400 | The request cannot be read: its method, path,
            GET /v1/executions/% HTTP/1.1               | A: b                   | 400 | The request cannot be read: its method, path,
            GET /v1/executions/..;/x HTTP/1.1           | A: b                   | 400 | The request cannot be read: its method, path,
            PUT /v1/executions/..;/x HTTP/1.1           | A: b                   | 400 | The request cannot be read: its method, path,
            GET /../../secret HTTP/1.1                  | A: b                   | 400 | The request cannot be read: its method, path,
            GET * HTTP/1.1                              | A: b                   | 400 | The request cannot be read: its method, path,
            G@T / HTTP/1.1                              | A: b                   | 400 | The request cannot be read: its method, path,
            GET / HTTP/1.1                              | no header              | 400 | The request cannot be read: its method, path,
            GET / HTTP/1.1                              | Content-Length: many   | 400 | The request cannot be read: its method, path,
            GET / HTTP/1.1                              | A: LONG                | 431 | The headers are too large: with path and query they may have 16384 bytes
            GET /?q=LONG HTTP/1.1                       | A: b                   | 414 | Path and query are too long: with the headers they may have 16384 bytes; send more in the body
            GET /LONG HTTP/1.1                          | A: b                   | 414 | Path and query are too long: with the headers they may have 16384 bytes; send more in the body
            GET / HTTP/1.1                              | Expect: nothing        | 417 | The header Expect must be 100-continue, or not be there
            GET / HTTP/9.9                              | A: b                   | 505 | The request must be of HTTP/1.1
            PRI * HTTP/2.0                              | A: b                   | 426 | The request must be of HTTP/1.1
            """)
    void whatJettyRefusesIsAnsweredInTheOneFormOfErrorsToo(String line, String header, int status, String text)
            throws IOException {
        // when
        Answer answer = answer(line.replace("LONG", LONG), header.replace("LONG", LONG));

        // then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.fault()).startsWith(text).doesNotContain("re_run", "secret", "many", "llll");
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("X-Request-ID")).hasSize(1);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("http://first.test");
        assertThat(answer.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.headers("Vary")).containsExactly("Origin");
    }

    @Test
    void whereTheHeadersCouldBeReadTheSendersOriginAndIdAreTold() throws IOException {
        // when
        Answer answer = answer("GET /v1/executions/%ff HTTP/1.1", "Origin: http://second.test", "X-Request-ID: mine");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("http://second.test");
        assertThat(answer.headers("X-Request-ID")).containsExactly("mine");
    }

    @Test
    void theHeadOfAnAnswerHasNoBody() throws IOException {
        // when
        Answer answer = answer("HEAD /v1/executions/%ff HTTP/1.1", "A: b");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
    }
}
