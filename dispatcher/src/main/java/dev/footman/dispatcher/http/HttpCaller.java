// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.util.TimeValue;

/**
 * Makes calls. One attempt is one request: no redirect is followed, nothing is repeated but a request that met a kept
 * connection which the endpoint had closed in the meantime, and everything ends with the attempt's time.
 */
public final class HttpCaller implements AutoCloseable {
    /** What is read of an answer; the rest is not waited for. */
    private static final int BODY_READ_AT_MOST = 64 * 1024;

    private static final TimeValue CHECK_CONNECTION_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEEP_IDLE_CONNECTIONS_FOR = TimeValue.ofSeconds(30);

    /** Else the client sends a question mark for what is not in Latin-1. */
    private static final CharCodingConfig UTF_8_HEADERS = CharCodingConfig.custom()
            .setCharset(StandardCharsets.UTF_8)
            .setMalformedInputAction(CodingErrorAction.REPLACE)
            .setUnmappableInputAction(CodingErrorAction.REPLACE)
            .build();

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final OutgoingRequest requests;
    private final Clock clock;

    /**
     * @param connections            open at once
     * @param connectionsPerEndpoint open at once to one endpoint
     */
    public HttpCaller(int connections, int connectionsPerEndpoint, String userAgent, Clock clock) {
        this.requests = new OutgoingRequest(userAgent);
        this.clock = clock;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("call-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connectionsPerEndpoint)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .charCodingConfig(UTF_8_HEADERS)
                                .build())
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
            request = requests.of(call, webhookId, limit, clock.instant());
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(Reason.of(e));
        }
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
                return execute(request);
            } finally {
                deadline.cancel(false);
            }
        } catch (SocketTimeoutException | ConnectionRequestTimeoutException e) {
            return new Outcome.TimedOut(limit);
        } catch (IOException | RuntimeException e) { // the client says with either that it was cancelled or closed
            return late.get() ? new Outcome.TimedOut(limit) : new Outcome.NotConnected(Reason.of(e));
        }
    }

    private Outcome execute(HttpUriRequestBase request) throws IOException {
        while (true) {
            HttpClientContext context = HttpClientContext.create();
            AtomicBoolean isAnswered = new AtomicBoolean();
            try {
                return client.execute(request, context, response -> {
                    isAnswered.set(true);
                    return answered(response);
                });
            } catch (NoHttpResponseException | SocketException | SSLException e) {
                if (isAnswered.get()
                        || !wasKept(context)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    /** Whether the request went out on a connection that had served another: the endpoint may have closed it since. */
    private static boolean wasKept(HttpClientContext context) {
        EndpointDetails connection = context.getEndpointDetails();
        return connection != null && connection.getResponseCount() > 0;
    }

    private Outcome answered(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream body = entity.getContent();
            if (body != null && body.readNBytes(BODY_READ_AT_MOST).length == BODY_READ_AT_MOST) {
                response.close(); // ends the connection: reading the rest to keep it would take for ever
            }
        }
        Header retryAfter = response.getFirstHeader("Retry-After");
        Duration wait = retryAfter == null ? null : RetryAfter.read(retryAfter.getValue(), clock.instant());
        return new Outcome.Answered(response.getCode(), wait);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
