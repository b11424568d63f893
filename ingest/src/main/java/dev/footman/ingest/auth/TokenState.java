// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.time.Duration;

/** What a token is worth. */
public sealed interface TokenState {
    /** It lets {@code user} in, for {@code life} from now. */
    record Good(String user, Duration life) implements TokenState {}

    record Expired() implements TokenState {}

    record Unknown() implements TokenState {}
}
