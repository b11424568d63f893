// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes calls. One attempt is one request: no redirect is followed, nothing is repeated but a request that met a kept
 * connection which the endpoint had closed in the meantime, and everything ends with the attempt's time.
 */
public final class HttpCaller implements AutoCloseable {
    /** What is read of an answer; the rest is not waited for. */
    private static final int BODY_READ_AT_MOST = 64 * 1024;

    private static final TimeValue CHECK_CONNECTION_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEEP_IDLE_CONNECTIONS_FOR = TimeValue.ofSeconds(30);

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final String userAgent;
    private final Clock clock;

    /**
     * @param connections            open at once
     * @param connectionsPerEndpoint open at once to one endpoint
     */
    public HttpCaller(int connections, int connectionsPerEndpoint, String userAgent, Clock clock) {
        this.userAgent = userAgent;
        this.clock = clock;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("call-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connectionsPerEndpoint)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setValidateAfterInactivity(CHECK_CONNECTION_IDLE_FOR)
                                .build())
                        .build())
                .evictIdleConnections(KEEP_IDLE_CONNECTIONS_FOR)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /**
     * Makes one attempt.
     *
     * @param webhookId the delivery's id, which the endpoint sees as {@code webhook-id}
     * @param limit     how long it may take, from connecting to the last byte
     */
    public Outcome call(Call call, String webhookId, Duration limit) {
        HttpUriRequestBase request;
        try {
            request = request(call, webhookId, limit);
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return execute(request);
        } catch (SocketTimeoutException e) {
            return new Outcome.TimedOut(limit);
        } catch (IOException e) {
            return late.get() ? new Outcome.TimedOut(limit) : new Outcome.NotConnected(reason(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private Outcome execute(HttpUriRequestBase request) throws IOException {
        try {
            return client.execute(request, HttpCaller::answered);
        } catch (NoHttpResponseException e) {
            return client.execute(request, HttpCaller::answered); // the endpoint had closed the kept connection
        }
    }

    private static Outcome answered(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream body = entity.getContent();
            if (body != null && body.readNBytes(BODY_READ_AT_MOST).length == BODY_READ_AT_MOST) {
                response.close(); // ends the connection: reading the rest to keep it would take for ever
            }
        }
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new Outcome.Answered(
                response.getCode(), retryAfter == null ? null : RetryAfter.read(retryAfter.getValue()));
    }

    private HttpUriRequestBase request(Call call, String webhookId, Duration limit) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create(call.url()));
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build());
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        request.setHeader("User-Agent", userAgent);
        request.setHeader("webhook-id", webhookId);
        request.setHeader("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()));
        String body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
        }
        return request;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "the host's name is not known (" + unknown.getMessage() + ")";
            case ConnectException _ -> "the connection was refused or not answered";
            case NoHttpResponseException _ -> "the endpoint closed the connection without an answer";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
