// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import dev.footman.chaos.Arrivals.Arrived;
import dev.footman.chaos.Arrivals.Owed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the events of one round.
 *
 * @param sent       events that were offered
 * @param accepted   those that lie in Kafka
 * @param owed       calls that follow: one for each accepted event and webhook
 * @param delivered  calls that were answered with 2xx
 * @param duplicates further times that they were
 * @param otherIds   calls that came under more than one {@code webhook-id}
 * @param lost       calls that are neither delivered nor waiting nor dead; and those of events that ingest said to have
 *                   accepted, by 202 or by its count of datagrams, and that do not lie in Kafka
 * @param evidence   a line for each thing that is not as promised
 */
record Row(
        int sent,
        int accepted,
        int owed,
        int delivered,
        int duplicates,
        int otherIds,
        int waiting,
        int dead,
        int lost,
        List<String> evidence) {
    static Row of(Round round, Stored stored, Arrivals arrivals, List<String> webhooks) {
        List<String> sent = Stream.concat(round.datagrams().stream(), round.posted().stream())
                .toList();
        List<String> accepted = sent.stream().filter(stored::has).toList();
        List<String> evidence = new ArrayList<>();
        Set<Owed> lost = arrivals.missing(accepted, webhooks);
        Set<Owed> dead = lost.stream().filter(stored::isDead).collect(Collectors.toSet());
        lost.removeAll(dead);
        Set<Owed> waiting = lost.isEmpty() ? Set.of() : stored.waiting(lost);
        lost.removeAll(waiting);
        note(evidence, dead, "is dead", stored);
        note(evidence, waiting, "waits still", stored);
        note(evidence, lost, "is lost", stored);
        int unstored = unstored(round, stored, evidence);
        Row counts = accepted.stream()
                .flatMap(task -> webhooks.stream().map(webhook -> new Owed(task, webhook)))
                .map(owed -> of(owed, stored, arrivals))
                .reduce(none(), Row::plus);
        return counts.plus(new Row(
                sent.size(),
                accepted.size(),
                accepted.size() * webhooks.size(),
                0,
                0,
                0,
                waiting.size(),
                dead.size(),
                lost.size() + unstored * webhooks.size(),
                evidence));
    }

    /** What came of one call, as far as the receiver can tell. */
    private static Row of(Owed owed, Stored stored, Arrivals arrivals) {
        Arrived arrived = arrivals.of(owed);
        List<String> evidence = new ArrayList<>();
        boolean otherIds = arrived.ids().size() > 1;
        if (otherIds) {
            note(evidence, Set.of(owed), "came under the ids " + arrived.ids(), stored);
        }
        return new Row(
                0,
                0,
                0,
                Math.min(1, arrived.taken()),
                Math.max(0, arrived.taken() - 1),
                otherIds ? 1 : 0,
                0,
                0,
                0,
                evidence);
    }

    /** How many events ingest said to have and are not in Kafka. */
    private static int unstored(Round round, Stored stored, List<String> evidence) {
        List<String> answered =
                round.answered().stream().filter(task -> !stored.has(task)).toList();
        answered.forEach(task -> evidence.add("task %s was answered with 202 and is not in Kafka".formatted(task)));
        if (round.unkept() > 0) {
            evidence.add("%d datagrams that ingest counted as accepted are not in Kafka".formatted(round.unkept()));
        }
        return answered.size() + round.unkept();
    }

    private static void note(List<String> evidence, Set<Owed> calls, String what, Stored stored) {
        for (Owed owed : calls) {
            evidence.add("task %s, event %s, webhook %s: %s"
                    .formatted(owed.task(), stored.eventsOf(owed.task()), owed.webhook(), what));
        }
    }

    /** Whether everything has come to its end as promised. */
    boolean isGood() {
        return evidence.isEmpty() && delivered == owed;
    }

    Row plus(Row other) {
        return new Row(
                sent + other.sent,
                accepted + other.accepted,
                owed + other.owed,
                delivered + other.delivered,
                duplicates + other.duplicates,
                otherIds + other.otherIds,
                waiting + other.waiting,
                dead + other.dead,
                lost + other.lost,
                Stream.concat(evidence.stream(), other.evidence.stream()).toList());
    }

    static Row none() {
        return new Row(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
    }
}
