// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Answer;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.dispatcher.egress.EgressGuard;
import dev.footman.dispatcher.tls.TlsFileException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Makes calls. One attempt is one request: no redirect is followed, nothing is repeated but a request that met a kept
 * connection which the endpoint had closed in the meantime, and everything ends with the attempt's time.
 */
public final class HttpCaller implements AutoCloseable {
    private final NameLookup lookup;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final OutgoingRequest requests;
    private final Ways ways;
    private final Clock clock;

    /**
     * @param connections            open at once
     * @param connectionsPerEndpoint open at once to one endpoint
     * @param proxies                for calls that name none of their own
     * @param guard                  judges the addresses that calls go to
     */
    public HttpCaller(
            int connections,
            int connectionsPerEndpoint,
            String userAgent,
            ProxySettings proxies,
            EgressGuard guard,
            Clock clock) {
        this(new Connections(connections, connectionsPerEndpoint), userAgent, proxies, guard, clock);
    }

    HttpCaller(Connections connections, String userAgent, ProxySettings proxies, EgressGuard guard, Clock clock) {
        this.requests = new OutgoingRequest(userAgent);
        this.ways = new Ways(proxies, guard, clock);
        this.clock = clock;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("call-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.lookup = new NameLookup(connections.names());
        this.client = connections.client(lookup);
    }

    /**
     * Makes one attempt, of whose answer little is kept.
     *
     * @param webhookId the delivery's id, which the endpoint sees as {@code webhook-id}
     * @param limit     how long it may take, from looking up the name to the last byte
     */
    public Reply call(Call call, String webhookId, Duration limit) {
        return call(call, webhookId, limit, AnswerReader.BRIEF);
    }

    /** The same for somebody who wants to have the answer. */
    public Reply ask(Call call, String webhookId, Duration limit) {
        return call(call, webhookId, limit, AnswerReader.WHOLE);
    }

    private Reply call(Call call, String webhookId, Duration limit, AnswerReader reader) {
        try {
            HttpUriRequestBase request = requests.of(call, webhookId, limit, clock.instant());
            return attempt(request, ways.of(call), limit, reader);
        } catch (IllegalArgumentException e) {
            return Reply.of(new Outcome.Refused(Reason.of(e)));
        } catch (TlsFileException e) {
            return Reply.of(new Outcome.NotConnected(Reason.of(e)));
        }
    }

    private Reply attempt(HttpUriRequestBase request, Way way, Duration limit, AnswerReader reader) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit.toMillis());
        try {
            ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return ScopedValue.where(NameLookup.ATTEMPT, new NameLookup.Attempt(end, way.guard()))
                        .call(() -> execute(request, way, reader));
            } finally {
                deadline.cancel(false);
            }
        } catch (RefusedHostException e) {
            return Reply.of(new Outcome.Refused(Reason.of(e, way)));
        } catch (SocketTimeoutException | ConnectionRequestTimeoutException e) {
            return Reply.of(new Outcome.TimedOut(limit));
        } catch (IOException | RuntimeException e) { // the client says with either that it was cancelled or closed
            return Reply.of(
                    System.nanoTime() - end >= 0
                            ? new Outcome.TimedOut(limit)
                            : new Outcome.NotConnected(Reason.of(e, way)));
        }
    }

    private Reply execute(HttpUriRequestBase request, Way way, AnswerReader reader) throws IOException {
        while (true) {
            HttpClientContext context = way.begin();
            AtomicBoolean isAnswered = new AtomicBoolean();
            try {
                return client.execute(request, context, response -> {
                    isAnswered.set(true);
                    return answered(request, response, context, reader);
                });
            } catch (NoHttpResponseException | SocketException | SSLException e) {
                if (isAnswered.get()
                        || !wasKept(context)
                        || Thread.currentThread().isInterrupted()) {
                    throw OwnCertificateException.ifItIsAbout(e, context);
                }
            }
        }
    }

    /** Whether the request went out on a connection that had served another: the endpoint may have closed it since. */
    private static boolean wasKept(HttpClientContext context) {
        EndpointDetails connection = context.getEndpointDetails();
        long answersOfProxy = Way.of(context).isTunnelled() ? 1 : 0;
        return connection != null && connection.getResponseCount() > answersOfProxy;
    }

    private Reply answered(
            HttpUriRequestBase request, ClassicHttpResponse response, HttpClientContext context, AnswerReader reader)
            throws IOException {
        Optional<Outcome> refusal = ProxyRefusal.in(response.getCode(), context);
        if (refusal.isPresent() && Way.of(context).isTunnelled()) {
            request.cancel(); // ends the connection, which is of no use without a tunnel, and which else nobody ends
            return Reply.of(refusal.get());
        }
        Answer answer = reader.read(response);
        Header retryAfter = response.getFirstHeader("Retry-After");
        Duration wait = retryAfter == null ? null : RetryAfter.read(retryAfter.getValue(), clock.instant());
        return new Reply(
                refusal.orElseGet(() -> new Outcome.Answered(response.getCode(), wait, isAbort(response))), answer);
    }

    /** Whether the endpoint says that the delivery need not come again, whatever its status. */
    private static boolean isAbort(ClassicHttpResponse response) {
        Header delivery = response.getFirstHeader("webhook-delivery");
        return delivery != null && delivery.getValue().strip().equalsIgnoreCase("abort-message");
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
        lookup.close();
    }
}
