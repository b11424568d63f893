// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.settings.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
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
 * Looks names up, and waits no longer than the attempt may take. A look-up cannot be broken off, and it holds the thread
 * it runs on, which of a virtual one is its carrier: a few that hang would stop everything. So they have threads of
 * their own, one look-up for all who wait for the same name.
 */
final class NameLookup implements DnsResolver, AutoCloseable {
    /** When the attempt ends, by {@link System#nanoTime()}. */
    static final ScopedValue<Long> END_NANOS = ScopedValue.newInstance();

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

    /** {@code names} does the looking up. */
    NameLookup(DnsResolver names) {
        this.names = names;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (AddressRange.parse(host).isPresent()) {
            return names.resolve(host); // an address needs no look-up
        }
        try {
            return begin(host).get(END_NANOS.get() - System.nanoTime(), TimeUnit.NANOSECONDS);
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
            answer.complete(names.resolve(host));
        } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            underWay.remove(host, answer);
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
