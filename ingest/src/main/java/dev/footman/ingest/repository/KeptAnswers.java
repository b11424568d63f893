// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Answers of one kind, kept for a while. Who asks for an id that is being asked for shares that call. What was found is
 * kept for a time that is set, that something is missing for a minute, and a failure not at all; of too many, the oldest
 * goes. Safe for all threads.
 *
 * @param <V> what is asked for
 */
final class KeptAnswers<V> {
    static final int MOST = 10_000;
    static final Duration MISSING_KEPT = Duration.ofMinutes(1);

    private final Function<Guid, CompletableFuture<Lookup<V>>> asking;
    private final Duration kept;
    private final int most;
    private final Clock clock;
    private final Map<Guid, Entry<V>> entries = new LinkedHashMap<>();

    private static final class Entry<V> {
        private final CompletableFuture<Lookup<V>> answer = new CompletableFuture<>();
        private long until = Long.MAX_VALUE; // until it is answered
    }

    /**
     * @param asking makes a call and returns at once; its future never fails
     * @param kept   how long what was found is kept
     * @param most   how many ids are remembered
     */
    KeptAnswers(Function<Guid, CompletableFuture<Lookup<V>>> asking, Duration kept, int most, Clock clock) {
        this.asking = asking;
        this.kept = kept;
        this.most = most;
        this.clock = clock;
    }

    /** What is kept or, while there is patience, asked for. */
    Lookup<V> of(Guid id, Patience patience) {
        return patience.isOver().map(reason -> known(id, reason)).orElseGet(() -> patience.await(keptOrAsked(id)));
    }

    private synchronized Lookup<V> known(Guid id, Skip reason) {
        Entry<V> entry = entries.get(id);
        return entry != null && entry.answer.isDone() && clock.millis() < entry.until
                ? entry.answer.join()
                : new Lookup.Skipped<>(reason);
    }

    private synchronized CompletableFuture<Lookup<V>> keptOrAsked(Guid id) {
        Entry<V> kept = entries.get(id);
        if (kept != null && clock.millis() < kept.until) {
            return kept.answer;
        }
        CompletableFuture<Lookup<V>> call = asking.apply(id);
        Entry<V> asked = new Entry<>();
        entries.remove(id); // so that it is put behind all others
        entries.put(id, asked);
        if (entries.size() > most) {
            Iterator<Guid> oldest = entries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        call.thenAccept(answer -> {
            keep(id, asked, answer);
            asked.answer.complete(answer); // only now, so that whoever has the answer finds it kept
        });
        return asked.answer;
    }

    private synchronized void keep(Guid id, Entry<V> asked, Lookup<V> answer) {
        switch (answer) {
            case Lookup.Found<V> _ -> asked.until = clock.millis() + kept.toMillis();
            case Lookup.Missing<V> _ -> asked.until = clock.millis() + MISSING_KEPT.toMillis();
            case Lookup.Failed<V> _ -> entries.remove(id, asked);
            case Lookup.Skipped<V> _ -> entries.remove(id, asked);
        }
    }
}
