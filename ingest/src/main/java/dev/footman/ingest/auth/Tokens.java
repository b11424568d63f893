// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import dev.footman.ingest.producer.EventIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that users have got for their passwords (StackStorm contract, section 2.1). They are kept as API keys are.
 * Expired ones are taken out of the topic when others are issued, so that it does not grow without bound.
 */
public final class Tokens {
    /** For so long whoever shows an expired token is told that it has expired. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final CredentialStore store;
    private final Clock clock;
    private final EventIds ids;
    private final SecureRandom random = new SecureRandom();

    public Tokens(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.ids = new EventIds(clock);
    }

    /** A token for {@code user}, good for {@code life} from now. */
    public IssuedToken issue(String user, Duration life) throws InterruptedException {
        forgetOld();
        String token = KeyHash.newToken(random);
        Instant expiry = clock.instant().plus(life).truncatedTo(ChronoUnit.MICROS);
        Credential.Token stored = new Credential.Token(ids.next(), user, KeyHash.ofToken(token), expiry, Map.of());
        Optional<String> failure = store.write(stored.tokenHash(), stored);
        return failure.<IssuedToken>map(IssuedToken.NotStored::new)
                .orElseGet(() -> new IssuedToken.Issued(stored, token));
    }

    /** What {@code token} is worth now. */
    public TokenState find(String token) {
        Optional<Credential.Token> found = store.token(KeyHash.ofToken(token));
        if (found.isEmpty()) {
            return new TokenState.Unknown();
        }
        Duration life = Duration.between(clock.instant(), found.get().expiry());
        return life.isPositive() ? new TokenState.Good(found.get().user(), life) : new TokenState.Expired();
    }

    private void forgetOld() {
        Instant end = clock.instant().minus(REMEMBERED);
        store.tokens()
                .filter(token -> token.expiry().isBefore(end))
                .limit(FORGOTTEN_AT_ONCE)
                .forEach(token -> store.forget(token.tokenHash()));
    }
}
