// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.footman.contract.event.DerivedId;
import dev.footman.contract.rule.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call owed for one event by one rule, due now, as the topic {@code deliveries} carries it; the key is its id.
 *
 * @param id       24 hexadecimal digits, derived from event and rule: the same after any crash or reprocessing, and the
 *                 {@code webhook-id} of every attempt
 * @param rule     reference of the rule that owes it
 * @param event    id of the event
 * @param trigger  reference of the event's trigger type
 * @param request  what was asked for; absent where nobody is to be told
 * @param call     absent: the action calls nobody
 * @param command  absent: the action runs nothing
 * @param window   the rate limit's window that the event opened; absent where the rule has no limit
 * @param retry    when failed attempts are made again; absent: as the processor is set
 * @param turn     its place among those of the same rule and limit key; absent where these have nothing to do with it
 * @param attempt  which attempt is due, from 1
 * @param history  what came of the attempts so far, oldest first
 */
public record Delivery(
        String id,
        String rule,
        String event,
        String trigger,
        @Nullable Request request,
        @Nullable Call call,
        @Nullable Command command,
        @Nullable Window window,
        @Nullable Retry retry,
        @Nullable Turn turn,
        int attempt,
        List<Past> history) {
    private static final int PLACEMENT_BYTES = 16;

    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Delivery(
            String id,
            String rule,
            String event,
            String trigger,
            @Nullable Request request,
            @Nullable Call call,
            @Nullable Command command,
            @Nullable Window window,
            @Nullable Retry retry,
            @Nullable Turn turn,
            int attempt,
            List<Past> history) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be 1 or more, but was " + attempt);
        }
        this.id = Objects.requireNonNull(id, "id");
        this.rule = rule;
        this.event = event;
        this.trigger = trigger;
        this.request = request;
        this.call = call;
        this.command = command;
        this.window = window;
        this.retry = retry;
        this.turn = turn;
        this.attempt = attempt;
        this.history = List.copyOf(history);
    }

    /** A delivery on the usual terms. */
    public Delivery(
            String id,
            String rule,
            String event,
            String trigger,
            Call call,
            @Nullable Window window,
            int attempt,
            List<Past> history) {
        this(id, rule, event, trigger, null, call, null, window, null, null, attempt, history);
    }

    /** By what it is put on a partition: its id, or where others matter to it, what they have in common. */
    public String placement() {
        return turn == null ? id : DerivedId.of(PLACEMENT_BYTES, rule, turn.key());
    }

    /** The same delivery with attempt {@code next} due, and what came of those before it. */
    public Delivery due(int next, List<Past> before) {
        return new Delivery(id, rule, event, trigger, request, call, command, window, retry, turn, next, before);
    }

    /** The same delivery, asked for as {@code other} says. */
    public Delivery with(Request other) {
        return new Delivery(id, rule, event, trigger, other, call, command, window, retry, turn, attempt, history);
    }

    /** Whether somebody asked for it directly, and waits for what comes of it; no rule owes it. */
    public boolean isAsked() {
        return event.isEmpty();
    }

    /** The rules whose actions lead to what comes of it: those that led to its event, and the one that owes it. One may be there again. */
    public List<String> causes() {
        List<String> before = request == null ? List.of() : request.causes();
        return isAsked()
                ? before
                : Stream.concat(before.stream(), Stream.of(rule)).toList();
    }

    /** What its sealed values belong to: the rule that owes it, or it itself where none does. */
    public String owner() {
        return isAsked() ? id : rule;
    }

    /** How long an attempt at it may take; null: as the dispatcher is set. */
    public @Nullable Duration timeout() {
        if (command != null) {
            return command.timeout() == null ? Command.DEFAULT_TIMEOUT : command.timeout();
        }
        return call == null ? null : call.timeout();
    }

    /** The URL that it calls; empty where it calls nobody. */
    public String url() {
        return call == null ? "" : call.url();
    }

    /**
     * The window that a delivery's event opened, so that it can be given back if the delivery ends dead.
     *
     * @param key       the limit's key, rendered
     * @param partition which of the limiter's partitions keeps it
     */
    public record Window(String key, int partition) {}

    /**
     * A delivery's place among those of the same rule and limit key.
     *
     * @param key       the limit's key, rendered
     * @param millis    when its event was taken in, since 1970
     * @param sequence  tells events of one millisecond apart; the later has the higher
     * @param ordered   whether it waits until the one before it is delivered or dead
     * @param supersede whether it ends, if it could not be made yet, when a newer one comes
     */
    public record Turn(
            String key,
            long millis,
            long sequence,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean ordered,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean supersede) {
        public boolean isAfter(Turn other) {
            return millis == other.millis ? sequence > other.sequence : millis > other.millis;
        }
    }

    /** An attempt of the past, in short; {@code at} is when it began. */
    public record Past(Instant at, Duration took, String summary) {}
}
