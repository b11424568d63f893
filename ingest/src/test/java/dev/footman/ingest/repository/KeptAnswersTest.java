// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAnswersTest {
    private static final Guid ONE = new Guid(Qlik.guid(1));

    private final TurnedClock clock = new TurnedClock();
    private final List<Guid> asked = new ArrayList<>();
    private Lookup<String> answer = new Lookup.Found<>("it");

    private final KeptAnswers<String> kept = new KeptAnswers<>(
            id -> {
                asked.add(id);
                return CompletableFuture.completedFuture(answer);
            },
            Duration.ofMinutes(10),
            2,
            clock);

    private Patience patience() {
        return new Patience(clock.millis() + 5_000, clock);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # answer, after, calls, why
            found,    PT9M59S, 1,   it is kept for ten minutes
            found,    PT10M,   2,   and no longer
            missing,  PT59S,   1,   what is missing may come soon
            missing,  PT1M,    2,   and so it is asked for again
            failed,   PT0S,    2,   a failure says nothing about the next call
            skipped,  PT0S,    2,   nothing was asked
            """)
    void anAnswerIsKeptByItsKind(String kind, Duration after, int calls, String why) {
        // given
        answer = switch (kind) {
            case "found" -> new Lookup.Found<>("it");
            case "missing" -> new Lookup.Missing<>();
            case "failed" -> new Lookup.Failed<>("away");
            default -> new Lookup.Skipped<>(Skip.BREAKER);
        };
        kept.of(ONE, patience());
        clock.turn(after);

        // when
        Lookup<String> second = kept.of(ONE, patience());

        // then
        assertThat(second).isEqualTo(answer);
        assertThat(asked).as(why).hasSize(calls);
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        // given
        Guid two = new Guid(Qlik.guid(2));
        Guid three = new Guid(Qlik.guid(3));
        List.of(ONE, two, three).forEach(id -> kept.of(id, patience()));

        // when
        List.of(three, two, ONE).forEach(id -> kept.of(id, patience()));

        // then
        assertThat(asked).containsExactly(ONE, two, three, ONE);
    }

    @Test
    void whoHasNoPatienceGetsWhatIsKnownAndAsksNothing() {
        // given
        kept.of(ONE, patience());
        Patience none = patience();
        none.end(Skip.BACKLOG);

        // when
        Lookup<String> known = kept.of(ONE, none);
        Lookup<String> unknown = kept.of(new Guid(Qlik.guid(2)), none);
        clock.turn(Duration.ofMinutes(10));
        Lookup<String> expired = kept.of(ONE, none);

        // then
        assertThat(known).isEqualTo(new Lookup.Found<>("it"));
        assertThat(unknown).isEqualTo(new Lookup.Skipped<>(Skip.BACKLOG));
        assertThat(expired).isEqualTo(new Lookup.Skipped<>(Skip.BACKLOG));
        assertThat(asked).containsExactly(ONE);
    }

    @Test
    void thoseWhoAskForOneIdAtOnceShareOneCall() {
        // given
        CompletableFuture<Lookup<String>> call = new CompletableFuture<>();
        List<Guid> calls = new ArrayList<>();
        KeptAnswers<String> slow = new KeptAnswers<>(
                id -> {
                    calls.add(id);
                    return call;
                },
                Duration.ofMinutes(10),
                2,
                clock);
        List<CompletableFuture<Lookup<String>>> waiting = new ArrayList<>();
        for (int asker = 0; asker < 8; asker++) {
            CompletableFuture<Lookup<String>> got = new CompletableFuture<>();
            waiting.add(got);
            Thread.ofVirtual().start(() -> got.complete(slow.of(ONE, patience())));
        }

        // when
        call.complete(new Lookup.Found<>("it"));

        // then
        assertThat(waiting).allSatisfy(got -> assertThat(got.join()).isEqualTo(new Lookup.Found<>("it")));
        assertThat(calls).containsExactly(ONE);
    }

    @Test
    void whoLosesPatienceGoesOnWithoutTheAnswer() {
        // given
        KeptAnswers<String> silent =
                new KeptAnswers<>(id -> new CompletableFuture<>(), Duration.ofMinutes(10), 2, clock);
        Patience patience = patience();
        CompletableFuture<Lookup<String>> got = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> got.complete(silent.of(ONE, patience)));

        // when
        patience.end(Skip.BACKLOG);

        // then
        assertThat(got.join()).isEqualTo(new Lookup.Skipped<>(Skip.BACKLOG));
    }
}
