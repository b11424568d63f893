// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void anIdIsNewOnceWithinItsTime() {
        SeenIds ids = new SeenIds();

        assertThat(ids.isNew("hook", "a", NOW)).isTrue();
        assertThat(ids.isNew("hook", "a", NOW.plusSeconds(600))).isFalse();
        assertThat(ids.isNew("hook", "a", NOW.plusSeconds(601))).isTrue();
    }

    @Test
    void anIdOfAnotherHookIsAnotherId() {
        SeenIds ids = new SeenIds();

        assertThat(ids.isNew("hook", "a", NOW)).isTrue();
        assertThat(ids.isNew("other", "a", NOW)).isTrue();
    }

    @Test
    void anIdThatIsTakenBackIsNewAgain() {
        // given
        SeenIds ids = new SeenIds();
        ids.isNew("hook", "a", NOW);

        // when
        ids.forget("hook", "a");

        // then
        assertThat(ids.isNew("hook", "a", NOW)).isTrue();
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() {
        // given
        SeenIds ids = new SeenIds(2);
        ids.isNew("hook", "a", NOW);
        ids.isNew("hook", "b", NOW);

        // when
        ids.isNew("hook", "c", NOW);

        // then
        assertThat(ids.isNew("hook", "c", NOW)).isFalse();
        assertThat(ids.isNew("hook", "a", NOW)).isTrue();
    }

    @Test
    void ofManyWhoSendTheSameOneIsTheFirst() {
        // given
        SeenIds ids = new SeenIds();
        AtomicInteger first = new AtomicInteger();

        // when
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 1_000; sender++) {
                threads.execute(() -> {
                    if (ids.isNew("hook", "a", NOW)) {
                        first.incrementAndGet();
                    }
                });
            }
        }

        // then
        assertThat(first).hasValue(1);
    }
}
