// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import java.time.Duration;
import java.util.Optional;

/** Lets in whoever has a credential of the installation and a role that is enough (StackStorm contract, section 1.4). */
public final class CredentialGuard implements Guard {
    private final ApiKeys keys;
    private final Tokens tokens;
    private final Rbac rbac;

    public CredentialGuard(ApiKeys keys, Tokens tokens, Rbac rbac) {
        this.keys = keys;
        this.tokens = tokens;
        this.rbac = rbac;
    }

    @Override
    public Access access(Presented presented, Permission needed) {
        return switch (presented) {
            case Presented.Nothing() -> new Access.Denied("Unauthorized - One of Token or API key required.");
            case Presented.Token(String token) -> ofToken(token, needed);
            case Presented.ApiKey(String key) -> ofKey(key, needed);
        };
    }

    private Access ofToken(String token, Permission needed) {
        return switch (tokens.find(token)) {
            case TokenState.Unknown() -> new Access.Denied("Unauthorized");
            case TokenState.Expired() -> new Access.Denied("Unauthorized - Token has expired.");
            case TokenState.Good(String user, Duration life) -> of(user, Optional.of(life), needed);
        };
    }

    private Access ofKey(String key, Permission needed) {
        Optional<Credential.ApiKey> found = keys.find(key);
        if (found.isEmpty()) {
            return new Access.Denied("Unauthorized - ApiKey with key_hash=%s not found.".formatted(KeyHash.of(key)));
        }
        return found.get().enabled()
                ? of(found.get().user(), Optional.empty(), needed)
                : new Access.Denied("Unauthorized - API key is disabled.");
    }

    private Access of(String user, Optional<Duration> tokenLife, Permission needed) {
        Caller caller = rbac.caller(user);
        return caller.may(needed)
                ? new Access.Granted(caller, tokenLife)
                : new Access.Forbidden(caller.refusal(needed));
    }
}
