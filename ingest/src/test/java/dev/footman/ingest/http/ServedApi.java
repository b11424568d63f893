// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.management.Metrics;
import dev.footman.ingest.auth.Access;
import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.auth.Presented;
import dev.footman.ingest.auth.UserRole;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The HTTP port with an endpoint that echoes bodies of up to 100 bytes, and a client. The key {@code good} and the token {@code token} let in. */
final class ServedApi implements AutoCloseable {
    static final int MOST_BYTES = 100;

    final AtomicReference<@Nullable String> obstacle = new AtomicReference<>();
    private final Metrics metrics = new Metrics();
    private final HttpApi api;
    private final HttpClient client;
    private final String base;

    ServedApi() {
        this(null, HttpClient.newHttpClient());
    }

    ServedApi(HttpSettings.@Nullable Tls tls, HttpClient client) {
        this(tls, client, List.of());
    }

    /**
     * @param origins of the pages that may ask it from a browser
     */
    ServedApi(HttpSettings.@Nullable Tls tls, HttpClient client, List<String> origins) {
        metrics.meters().counter("footman.tests").increment();
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, MOST_BYTES, origins, tls);
        api = HttpApi.start(
                settings,
                new HttpApi.Served(
                        ServedApi::access,
                        ServedApi::echo,
                        ServedApi::echo,
                        List.of(),
                        metrics,
                        () -> Optional.ofNullable(obstacle.get())));
        this.client = client;
        this.base = (tls == null ? "http" : "https") + "://localhost:" + api.port();
    }

    /** What a port serves that does not come to be opened. */
    static HttpApi.Served nothing() {
        return new HttpApi.Served(
                ServedApi::access, ServedApi::echo, ServedApi::echo, List.of(), new Metrics(), Optional::empty);
    }

    private static Access access(Presented presented, Permission needed) {
        Caller admin = new Caller("admin", UserRole.ADMIN);
        return switch (presented) {
            case Presented.ApiKey(String key) when key.equals("good") -> new Access.Granted(admin, Optional.empty());
            case Presented.Token(String token)
            when token.equals("token") -> new Access.Granted(admin, Optional.of(Duration.ofSeconds(90)));
            case Presented.ApiKey(String key) when key.equals("reader") -> new Access.Forbidden("needs " + needed);
            case Presented other -> new Access.Denied("Unauthorized - told " + other);
        };
    }

    private static void echo(Context ctx) throws IOException {
        String body = new String(RequestBody.read(ctx, MOST_BYTES), StandardCharsets.UTF_8);
        if (body.equals("fail")) {
            throw new IllegalStateException("a secret of the inside");
        }
        ctx.status(202).result(body);
    }

    int port() {
        return api.port();
    }

    /** The answer to a request that {@code settings} completes. */
    HttpResponse<String> ask(String target, Consumer<HttpRequest.Builder> settings)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(30));
        settings.accept(request);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return ask(target, HttpRequest.Builder::GET);
    }

    HttpResponse<String> post(String target, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return ask(target, request -> request.header("St2-Api-Key", "good").POST(body));
    }

    @Override
    public void close() {
        api.close();
        client.close();
    }
}
