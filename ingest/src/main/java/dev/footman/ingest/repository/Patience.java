// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long an event may still wait for answers; another thread may end it. */
final class Patience {
    private final CompletableFuture<Skip> over = new CompletableFuture<>();
    private final long until;
    private final Clock clock;

    /**
     * @param until milliseconds since 1970
     */
    Patience(long until, Clock clock) {
        this.until = until;
        this.clock = clock;
    }

    /** Ends it, and whoever waits goes on. */
    void end(Skip reason) {
        over.complete(reason);
    }

    /** Why nothing more is asked; empty while there is time. */
    Optional<Skip> isOver() {
        if (clock.millis() >= until) {
            end(Skip.LATE);
        }
        return Optional.ofNullable(over.getNow(null));
    }

    /** The answer, or that it was not waited for any more. */
    <V> Lookup<V> await(CompletableFuture<Lookup<V>> answer) {
        try {
            if (!answer.isDone()) {
                CompletableFuture.anyOf(answer, over).get(until - clock.millis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            end(Skip.LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Skip.LATE);
        }
        return answer.isDone() ? answer.join() : new Lookup.Skipped<>(over.getNow(Skip.LATE));
    }
}
