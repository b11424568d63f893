// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Asks the API of an installation. Not safe for several threads. */
public final class ApiClient implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int LAST_PORT = 65_535;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final String url;
    private final Credential credential;
    private final String userAgent;
    private final CallLog log;

    /**
     * @param url where the API is, such as {@code http://127.0.0.1:8080}; one that {@link #isAddress} knows
     */
    public ApiClient(String url, Credential credential, String userAgent, CallLog log) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.credential = credential;
        this.userAgent = userAgent;
        this.log = log;
    }

    /** Whether an API can be at {@code url}: HTTP or HTTPS, a host, and no more than a port and a path. */
    public static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            return address.getHost() != null
                    && List.of("http", "https")
                            .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                    && address.getPort() <= LAST_PORT
                    && Stream.of(address.getRawUserInfo(), address.getRawQuery(), address.getRawFragment())
                            .allMatch(Objects::isNull);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The one that is there, which must tell what is {@code needed}. */
    public ObjectNode get(ApiPath path, String... needed) throws InterruptedException {
        return ask(ApiRequest.get(path)).one(needed);
    }

    /**
     * Asks.
     *
     * @throws RequestFailedException if there is no good answer
     */
    public ApiAnswer ask(ApiRequest asked) throws InterruptedException {
        HttpRequest request = request(asked);
        log.request(request, asked);
        HttpResponse<String> answer = send(request);
        log.answer(answer.body());
        JsonNode body = parsed(answer);
        if (answer.statusCode() / 100 != 2) {
            throw new RequestFailedException(refusal(answer.statusCode(), body));
        }
        return new ApiAnswer(
                answer.uri(),
                answer.statusCode(),
                body,
                answer.headers().firstValueAsLong("X-Total-Count").orElse(0));
    }

    private HttpRequest request(ApiRequest asked) {
        String body = asked.body();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(url + asked.path().text()))
                    .timeout(ANSWER_WITHIN)
                    .method(asked.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Accept", "*/*")
                    .header("User-Agent", userAgent);
            if (body != null) {
                request.header("Content-Type", asked.type());
            }
            return credential.value().isEmpty()
                    ? request.build()
                    : request.header(credential.header(), credential.value()).build();
        } catch (IllegalArgumentException e) {
            throw new RequestFailedException(
                    "the API key or token has characters that cannot be sent; is it the whole key and nothing else?",
                    e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new RequestFailedException(
                    "%s does not answer: %s; is Footman running there? --url says where it is".formatted(url, reason),
                    e);
        }
    }

    private static String refusal(int status, JsonNode body) {
        String fault = body.path("faultstring").asText("");
        String said = fault.isEmpty() ? "answered with %d".formatted(status) : fault;
        return status == 401 ? said + "; --api-key, or --token, says who you are" : said;
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        if (answer.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RequestFailedException(
                    "what answers at %s is no Footman: it says %d, %s"
                            .formatted(
                                    answer.uri(),
                                    answer.statusCode(),
                                    answer.body().lines().findFirst().orElse("")),
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
