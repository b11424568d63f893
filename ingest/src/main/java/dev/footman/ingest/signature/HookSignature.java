// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import java.time.Instant;

/**
 * How requests to one hook are signed. A signature is of the body's bytes as they came, so it is checked before they are
 * read. Safe for all threads.
 */
public final class HookSignature {
    private final SignatureKind kind;
    private final Hmac hmac;

    private HookSignature(SignatureKind kind, Hmac hmac) {
        this.kind = kind;
        this.hmac = hmac;
    }

    /**
     * The signature of a kind, under a secret.
     *
     * @param kind {@code github}, {@code stripe}, {@code slack} or {@code standard-webhooks}
     * @throws IllegalArgumentException if there is no such kind, or the secret is none for it; the message says why and does
     *     not hold the secret
     */
    public static HookSignature of(String kind, String secret) {
        SignatureKind named = SignatureKind.named(kind)
                .orElseThrow(() -> new IllegalArgumentException("the kind of a signature must be one of %s, but is '%s'"
                        .formatted(SignatureKind.words(), kind)));
        byte[] key = named.key(secret);
        if (key.length == 0) {
            throw new IllegalArgumentException(
                    "the secret of kind %s must not be empty; give the one that the sender signs with".formatted(kind));
        }
        return new HookSignature(named, new Hmac(key));
    }

    /** Whether {@code body} was signed under the secret, not long before {@code now}. */
    public Verdict check(Headers headers, byte[] body, Instant now) {
        try {
            return new Verdict.Valid(kind.replayId(new Signed(headers, body, now), hmac));
        } catch (Signed.RefusedException e) {
            return new Verdict.Refused(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "HookSignature[kind=%s]".formatted(kind.word());
    }
}
