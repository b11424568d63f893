// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.dispatcher.egress.EgressGuard;
import dev.footman.dispatcher.egress.LiteralHost;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up, hands on only those of their addresses that calls may go to, and waits no longer than the attempt may
 * take. The connection asks nobody else, so that what was checked is what is dialled, whatever a name stands for a moment
 * later.
 *
 * <p>A look-up cannot be broken off, and it holds the thread
 * it runs on, which of a virtual one is its carrier: a few that hang would stop everything. So they have threads of
 * their own, one look-up for all who wait for the same name.
 */
final class NameLookup implements DnsResolver, AutoCloseable {
    /** The attempt that looks a name up on this thread. */
    static final ScopedValue<Attempt> ATTEMPT = ScopedValue.newInstance();

    private static final int THREADS = 32;
    private static final int MOST_WAITING = 10_000;
    private static final long IDLE_SECONDS = 30;

    private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());

    private final DnsResolver names;

    /**
     * What holds for the look-ups of one attempt.
     *
     * @param endNanos when it ends, by {@link System#nanoTime()}
     * @param guard    judges the addresses of the host that is connected to, be it the endpoint or a proxy
     */
    record Attempt(long endNanos, EgressGuard guard) {}

    /** {@code names} does the looking up. */
    NameLookup(DnsResolver names) {
        this.names = names;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses that may be connected to.
     *
     * @throws RefusedHostException if the host has some, and no call may go to any of them
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Optional<InetAddress> literal = LiteralHost.address(host);
        InetAddress[] found = literal.isPresent() ? new InetAddress[] {literal.get()} : lookedUp(host);
        EgressGuard guard = ATTEMPT.get().guard();
        InetAddress[] permitted = Arrays.stream(found)
                .filter(address -> guard.refusal(address).isEmpty())
                .toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw found.length == 0
                    ? new UnknownHostException(host + ": it has no address")
                    : new RefusedHostException(host, found, guard);
        }
        return permitted;
    }

    private InetAddress[] lookedUp(String host) throws UnknownHostException {
        try {
            return begin(host).get(ATTEMPT.get().endNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + ": the look-up was not answered in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": the look-up was interrupted");
        } catch (ExecutionException e) {
            throw unknown(host, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private CompletableFuture<InetAddress[]> begin(String host) {
        CompletableFuture<InetAddress[]> ours = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> first = underWay.putIfAbsent(host, ours);
        if (first != null) {
            return first;
        }
        try {
            threads.execute(() -> lookUp(host, ours));
        } catch (RejectedExecutionException e) {
            underWay.remove(host, ours);
            ours.completeExceptionally(e);
        }
        return ours;
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> answer) {
        try {
            InetAddress[] found = names.resolve(host);
            underWay.remove(host, answer); // first, lest the next attempt be given what the name stood for before
            answer.complete(found);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(host, answer);
            answer.completeExceptionally(e);
        }
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        String said = cause instanceof RejectedExecutionException
                ? host + ": too many look-ups are under way"
                : cause.getMessage();
        UnknownHostException unknown = new UnknownHostException(said);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
