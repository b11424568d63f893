// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.time.Duration;
import java.util.Optional;

/** Whether a request may use the API. */
public sealed interface Access {
    /**
     * It may.
     *
     * @param tokenLife how long the token is still good; empty where it was let in by an API key
     */
    record Granted(Caller caller, Optional<Duration> tokenLife) implements Access {}

    /** Nobody knows who asks; {@code reason} is the answer's {@code faultstring} (StackStorm contract, section 1.4). */
    record Denied(String reason) implements Access {}

    /** Whoever asks may not do this; {@code reason} is the answer's {@code faultstring}. */
    record Forbidden(String reason) implements Access {}
}
