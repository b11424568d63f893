// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a request says of its own signature, with a reader for each part; what is missing or wrong is a refusal. */
final class Signed {
    /** How far a sender's clock may be off, and how old a request may be. All kinds recommend it. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What is thrown from within, to become a {@link Verdict.Refused}. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason, null, false, false);
        }
    }

    private final Headers headers;
    private final byte[] body;
    private final Instant now;

    Signed(Headers headers, byte[] body, Instant now) {
        this.headers = headers;
        this.body = body;
        this.now = now;
    }

    byte[] body() {
        return body;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String header(String name) throws RefusedException {
        return optional(name).orElseThrow(() -> new RefusedException("the header %s is missing".formatted(name)));
    }

    /** Refuses a moment that is too far from now; {@code seconds} since 1970. */
    void mustBeRecent(String seconds, String where) throws RefusedException {
        Optional<Instant> moment = moment(seconds);
        if (moment.isEmpty()) {
            throw new RefusedException("%s must be seconds since 1970, such as 1767323045".formatted(where));
        }
        Duration off = Duration.between(moment.get(), now);
        if (off.abs().compareTo(TOLERANCE) > 0) {
            throw new RefusedException("%s is %d s %s, and may be %d at the most; are the clocks right?"
                    .formatted(
                            where,
                            off.abs().toSeconds(),
                            off.isNegative() ? "in the future" : "old",
                            TOLERANCE.toSeconds()));
        }
    }

    private static Optional<Instant> moment(String seconds) {
        try {
            long number = Long.parseLong(seconds.strip());
            return number >= 0 && number <= Instant.MAX.getEpochSecond()
                    ? Optional.of(Instant.ofEpochSecond(number))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static RefusedException notOurs(String name) {
        return new RefusedException(
                "the signature in %s is not that of the body and the secret of this hook".formatted(name));
    }
}
