// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Qlik's repository as a caller sees it: three questions, each with one request and a bounded time. Safe for all threads.
 *
 * <p>Source: Qlik Sense Repository Service API; the paths are those that Butler calls.
 */
final class Repository implements AutoCloseable {
    private static final int LONGEST_ANSWER_BYTES = 1 << 20;
    private static final int KEY_BYTES = 8; // the repository wants 16 characters

    private final String base;
    private final RepositoryLink link;
    private final Duration limit;
    private final CloseableHttpClient client;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledThreadPoolExecutor deadlines;

    /**
     * @param limit how long one answer may take, from connecting to the last byte
     * @throws IllegalStateException if certificate or key cannot be used; the message says which and why
     */
    Repository(RepositoryLink link, Duration limit) {
        String host = link.host().contains(":") ? "[" + link.host() + "]" : link.host();
        this.base = "%s://%s:%d".formatted(link.tls() == null ? "http" : "https", host, link.port());
        this.link = link;
        this.limit = limit;
        this.client = RepositoryConnections.open(link.tls(), limit);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("repository-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** The number of the task's {@link TaskType}. */
    Lookup<Integer> taskType(Guid task) {
        return get("/qrs/task/full?filter=id%20eq%20" + task.text() + "&xrfkey=", Answers::taskType);
    }

    /** The id of the user that owns the app. */
    Lookup<Guid> ownerOf(Guid app) {
        return get("/qrs/app/" + app.text() + "?xrfkey=", Answers::ownerOf);
    }

    Lookup<Owner> user(Guid user) {
        return get("/qrs/user/" + user.text() + "?xrfkey=", Answers::owner);
    }

    private <V> Lookup<V> get(String target, Function<byte[], Lookup<V>> reader) {
        HttpGet request = request(target);
        AtomicBoolean late = new AtomicBoolean();
        try {
            ScheduledFuture<?> deadline = deadlines.schedule(
                    () -> {
                        late.set(true);
                        request.cancel();
                    },
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                return client.execute(request, response -> read(response, reader));
            } finally {
                deadline.cancel(false);
            }
        } catch (SocketTimeoutException | ConnectionRequestTimeoutException e) {
            return new Lookup.Failed<>(FailureText.late(limit));
        } catch (IOException | RuntimeException e) { // the client says with either that it was cancelled or closed
            return new Lookup.Failed<>(late.get() ? FailureText.late(limit) : FailureText.of(e));
        }
    }

    /** The key in query and header must be the same: the repository's guard against forged requests of browsers. */
    private HttpGet request(String target) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        HttpGet request = new HttpGet(base + target + key);
        link.headers()
                .forEach(header ->
                        request.setHeader(header.name(), header.value().value()));
        request.setHeader("X-Qlik-Xrfkey", key);
        request.setHeader("Accept", "application/json");
        return request;
    }

    private static <V> Lookup<V> read(ClassicHttpResponse response, Function<byte[], Lookup<V>> reader)
            throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        byte[] bytes = body.readNBytes(LONGEST_ANSWER_BYTES + 1);
        if (bytes.length > LONGEST_ANSWER_BYTES) {
            response.close(); // ends the connection: reading the rest to keep it would take for ever
            return new Lookup.Failed<>(FailureText.tooLong(LONGEST_ANSWER_BYTES));
        }
        return switch (response.getCode()) {
            case 200 -> reader.apply(bytes);
            case 404 -> new Lookup.Missing<>();
            default -> new Lookup.Failed<>(FailureText.status(response.getCode()));
        };
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
