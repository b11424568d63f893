// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.ingest.signature.Headers;
import dev.footman.ingest.signature.SeenIds;
import dev.footman.ingest.signature.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets in what is signed for a hook, once. */
public final class SignedHooks {
    private final SeenIds seen;
    private final Clock clock;

    public SignedHooks(SeenIds seen, Clock clock) {
        this.seen = seen;
        this.clock = clock;
    }

    /** What came of a request's signature. */
    public sealed interface Result {
        /**
         * It is signed, and came for the first time.
         *
         * @param triggers whose signature it has
         */
        record Valid(List<Hook> triggers, Runnable back) implements Result {
            /** Forgets the request, which could not be taken after all: it may come again. */
            public void takeBack() {
                back.run();
            }
        }

        /** It is signed, and was taken a short while ago. */
        record Repeated(String reason) implements Result {}

        record Refused(String reason) implements Result {}
    }

    /** Checks a request to the hook {@code name}. */
    public Result check(String name, List<Hook> triggers, Headers headers, byte[] body) {
        Instant now = clock.instant();
        List<Hook> valid = new ArrayList<>();
        String id = "";
        String refusal = "";
        for (Hook trigger : triggers) {
            switch (trigger.signing()) {
                case Hook.Signing.Unsigned() -> {}
                case Hook.Signing.Unknowable(String reason) -> refusal = reason;
                case Hook.Signing.Signed(var signature) -> {
                    switch (signature.check(headers, body, now)) {
                        case Verdict.Refused(String reason) -> refusal = reason;
                        case Verdict.Valid(String replayId) -> {
                            valid.add(trigger);
                            id = replayId;
                        }
                    }
                }
            }
        }
        if (valid.isEmpty()) {
            return new Result.Refused(refusal);
        }
        String replayId = id;
        return seen.isNew(name, replayId, now)
                ? new Result.Valid(valid, () -> seen.forget(name, replayId))
                : new Result.Repeated("This request was taken a short while ago; a repeated one is refused");
    }
}
