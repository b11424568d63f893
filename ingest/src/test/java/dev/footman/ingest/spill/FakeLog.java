// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A log that behaves as it is told, and answers by a thread of its own. */
final class FakeLog implements EventSend, AutoCloseable {
    enum Mood {
        TAKES,
        FAILS,
        THROWS,
        FAILS_AT_ONCE,
        NEVER_ANSWERS,
        FINDS_UNSENDABLE
    }

    private record Unanswered(SpilledRecord record, BiConsumer<SpilledRecord, @Nullable Exception> done) {}

    private final ExecutorService answers = Executors.newSingleThreadExecutor();
    private final List<SpilledRecord> taken = new ArrayList<>();
    private final Deque<Unanswered> unanswered = new ArrayDeque<>();
    private Mood mood = Mood.TAKES;
    private int attempts;

    synchronized void is(Mood next) {
        mood = next;
    }

    @Override
    public void send(SpilledRecord record, BiConsumer<SpilledRecord, @Nullable Exception> done) throws Exception {
        switch (note()) {
            case TAKES -> answers.execute(() -> take(record, done));
            case FAILS -> answers.execute(() -> done.accept(record, new Exception("no leader")));
            case FINDS_UNSENDABLE ->
                answers.execute(() -> done.accept(record, new UnsendableException("too large", new Exception())));
            case NEVER_ANSWERS -> keep(new Unanswered(record, done));
            case FAILS_AT_ONCE -> done.accept(record, new Exception("no metadata"));
            case THROWS -> throw new IllegalStateException("the buffer is full");
        }
    }

    private synchronized Mood note() {
        attempts++;
        return mood;
    }

    private void take(SpilledRecord record, BiConsumer<SpilledRecord, @Nullable Exception> done) {
        synchronized (this) {
            taken.add(record);
        }
        done.accept(record, null);
    }

    private synchronized void keep(Unanswered one) {
        unanswered.add(one);
    }

    /** Answers the oldest that it never answered, with a failure. */
    void failOldest() {
        Unanswered oldest;
        synchronized (this) {
            oldest = unanswered.remove();
        }
        oldest.done.accept(oldest.record, new Exception("timed out"));
    }

    /** Answers the oldest that it never answered: it has it. */
    void takeOldest() {
        Unanswered oldest;
        synchronized (this) {
            oldest = unanswered.remove();
        }
        take(oldest.record, oldest.done);
    }

    synchronized List<String> taken() {
        return Records.texts(taken);
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized int unanswered() {
        return unanswered.size();
    }

    @Override
    public void close() {
        answers.close();
    }
}
