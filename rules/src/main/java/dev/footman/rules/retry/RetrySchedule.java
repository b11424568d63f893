// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.retry;

import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.Begun;
import dev.footman.contract.delivery.Outcome.Canceled;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.Postponed;
import dev.footman.contract.delivery.Outcome.Ran;
import dev.footman.contract.delivery.Outcome.Refused;
import dev.footman.contract.delivery.Outcome.TimedOut;
import dev.footman.contract.rule.Retry;
import dev.footman.rules.retry.NextStep.AgainIn;
import dev.footman.rules.retry.NextStep.Done;
import dev.footman.rules.retry.NextStep.GiveUp;
import dev.footman.rules.retry.NextStep.RetryIn;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waits between attempts, and which outcomes are worth another one: network errors, time-outs, 408, 425, 429 and 5xx.
 *
 * <p>Source: Standard Webhooks 1.0.0, "Deliverability and reliability" (a schedule with jitter, and that Retry-After
 * counts). That other 4xx and redirects are given up at once is our choice: no repetition mends them.
 *
 * @param waits  the wait before the second attempt, the third, and so on; after the last the delivery is dead
 * @param jitter how far a wait may be off, as a share of it: 0.2 is 20 % either way
 */
public record RetrySchedule(List<Duration> waits, double jitter) {
    /** Longer than this an endpoint's Retry-After does not make us wait: the longest wait that operators set, a week. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);

    public RetrySchedule {
        waits = List.copyOf(waits);
    }

    /** The schedule of a rule that may have its own. */
    public RetrySchedule orOwn(@Nullable Retry own) {
        return own == null ? this : new RetrySchedule(own.schedule(), own.jitter() == null ? jitter : own.jitter());
    }

    /**
     * What to do after an attempt.
     *
     * @param delivery its id, from which the jitter is derived: the same attempt always waits the same time
     * @param made     attempts made so far, this one included
     */
    public NextStep after(Outcome outcome, String delivery, int made) {
        return switch (outcome) {
            case Answered answer when isSuccess(answer.status()) -> new Done();
            case Answered answer
            when answer.abort() ->
                new GiveUp("the endpoint asked for no further attempt (%d, webhook-delivery: abort-message)"
                        .formatted(answer.status()));
            case Answered answer
            when isThrottled(answer.status()) -> retry(outcome, delivery, made, answer.retryAfter());
            case Answered answer when isWorthRetrying(answer.status()) -> retry(outcome, delivery, made, null);
            case Answered answer when answer.status() == 410 -> new GiveUp("the endpoint is gone for good (410)");
            case Answered answer -> new GiveUp("the endpoint refused the request (" + answer.status() + ")");
            case TimedOut _, NotConnected _ -> retry(outcome, delivery, made, null);
            case Refused refused -> new GiveUp("the call cannot be made: " + refused.reason());
            case Ran ran when ran.end() == Ran.End.SUCCEEDED -> new Done();
            case Ran ran -> new GiveUp("the attempt " + ran.summary());
            case Canceled canceled -> new GiveUp("the attempt " + canceled.summary());
            case Begun _ -> throw new IllegalArgumentException("an attempt that has only begun decides nothing");
            case Postponed postponed -> new AgainIn(postponed.pause());
        };
    }

    private NextStep retry(Outcome outcome, String delivery, int made, @Nullable Duration retryAfter) {
        if (made > waits.size()) {
            return new GiveUp("attempt %d, the last, %s".formatted(made, outcome.summary()));
        }
        Duration wait = jittered(waits.get(made - 1), delivery, made);
        if (retryAfter == null || retryAfter.compareTo(wait) <= 0) {
            return new RetryIn(wait);
        }
        return new RetryIn(retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter);
    }

    private Duration jittered(Duration wait, String delivery, int made) {
        int scrambled = (delivery.hashCode() * 31 + made) * 0x9E3779B9; // Fibonacci hashing: neighbours fall far apart
        double share = (scrambled >> 8) / (double) (1 << 23); // -1 to 1
        return wait.plusMillis(Math.round(wait.toMillis() * jitter * share));
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status <= 299;
    }

    private static boolean isThrottled(int status) {
        return status == 429 || status == 503;
    }

    private static boolean isWorthRetrying(int status) {
        return status == 408 || status == 425 || status >= 500;
    }
}
