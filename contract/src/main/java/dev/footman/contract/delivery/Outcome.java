// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Outcome.TimedOut.class, name = "timed_out"),
    @JsonSubTypes.Type(value = Outcome.NotConnected.class, name = "not_connected"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Outcome.Ran.class, name = "ran"),
    @JsonSubTypes.Type(value = Outcome.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Outcome.Canceled.class, name = "canceled"),
    @JsonSubTypes.Type(value = Outcome.Postponed.class, name = "postponed")
})
public sealed interface Outcome {
    /** What happened, to go on a sentence: "the attempt ...". */
    @JsonIgnore
    String summary();

    /**
     * The endpoint answered.
     *
     * @param retryAfter its Retry-After header, where it sent one that could be read
     * @param abort      whether it asked, by {@code webhook-delivery: abort-message}, that this delivery not come again
     */
    record Answered(
            int status,
            @Nullable Duration retryAfter,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean abort) implements Outcome {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        @JsonCreator
        public Answered(int status, @Nullable Duration retryAfter, boolean abort) {
            this.status = status;
            this.retryAfter = retryAfter;
            this.abort = abort;
        }

        public Answered(int status, @Nullable Duration retryAfter) {
            this(status, retryAfter, false);
        }

        @Override
        public String summary() {
            return "was answered with " + status;
        }
    }

    /** The endpoint had not answered whole by the end of the attempt's time. */
    record TimedOut(Duration limit) implements Outcome {
        @Override
        public String summary() {
            return "had no answer within " + limit.toMillis() + " ms";
        }
    }

    /** The endpoint was not reached, or the connection broke. */
    record NotConnected(String reason) implements Outcome {
        @Override
        public String summary() {
            return "did not reach the endpoint: " + reason;
        }
    }

    /** The call cannot be made as it is, now or later. */
    record Refused(String reason) implements Outcome {
        @Override
        public String summary() {
            return "was not made: " + reason;
        }
    }

    /**
     * A command has ended; it is not run again.
     *
     * @param result as the execution shows it (StackStorm contract, section 6.2)
     */
    record Ran(End end, Map<String, @Nullable Object> result) implements Outcome {
        /** How it ended. */
        public enum End {
            SUCCEEDED,
            FAILED,
            TIMED_OUT,
            /** Its dispatcher stopped, or SIGTERM ended its shell. */
            ABANDONED
        }

        @Override
        public String summary() {
            return switch (end) {
                case SUCCEEDED -> "ran its command";
                case FAILED -> "ran its command, which failed";
                case TIMED_OUT -> "ran its command, which did not end in time";
                case ABANDONED -> "ran its command, which ended with its dispatcher or by SIGTERM";
            };
        }
    }

    /** Nothing has come of it yet: the attempt is being made. */
    record Begun() implements Outcome {
        @Override
        public String summary() {
            return "has begun";
        }
    }

    /** It was broken off, or not made at all, since somebody wants the execution to end. */
    record Canceled(Cancellation asked) implements Outcome {
        @Override
        public String summary() {
            return "was cancelled by " + asked.user();
        }
    }

    /** No attempt was made; the dispatcher asks for the delivery again after {@code pause}. */
    record Postponed(Duration pause, String reason) implements Outcome {
        @Override
        public String summary() {
            return "was put off: " + reason;
        }
    }
}
