// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.ingest.auth.ApiKeys;
import dev.footman.ingest.auth.AuthSettings;
import dev.footman.ingest.auth.CredentialGuard;
import dev.footman.ingest.auth.CredentialStore;
import dev.footman.ingest.auth.Guard;
import dev.footman.ingest.auth.Htpasswd;
import dev.footman.ingest.auth.Tokens;
import dev.footman.ingest.http.ApiKeysEndpoint;
import dev.footman.ingest.http.ApiRoutes;
import dev.footman.ingest.http.TokensEndpoint;
import dev.footman.ingest.http.UserEndpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who may use the API, wired: what stands before its routes, and the routes by which that is changed. */
record Auth(Guard guard, List<ApiRoutes> routes) {
    static Auth open(CredentialStore store, IngestSettings settings, Path data, Clock clock)
            throws InterruptedException {
        AuthSettings auth = settings.auth();
        int maxBodyBytes = settings.http().maxBodyBytes();
        ApiKeys keys = ApiKeys.open(store, data, clock);
        Tokens tokens = new Tokens(store, clock);
        Optional<Htpasswd> users = Optional.of(auth.htpasswd())
                .filter(file -> !file.isEmpty())
                .map(file -> Htpasswd.open(Path.of(file), clock));
        return new Auth(
                new CredentialGuard(keys, tokens, auth.rbac()),
                List.of(
                        new UserEndpoint(auth.rbac().enable(), clock),
                        new ApiKeysEndpoint(keys, maxBodyBytes),
                        new TokensEndpoint(users, tokens, auth.rbac(), auth.tokenTtl(), maxBodyBytes, clock)));
    }
}
