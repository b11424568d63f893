// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import dev.footman.ingest.table.NotStoredException;
import dev.footman.ingest.table.SharedTable;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the installation, by the digests of their secrets. They are kept in a table that all ingest nodes
 * share, so that one that was made at any of them works at every other. Safe for all threads.
 */
public final class CredentialStore {
    private final SharedTable<Credential> table;

    public CredentialStore(SharedTable<Credential> table) {
        this.table = table;
    }

    Optional<Credential.ApiKey> key(String hash) {
        return Optional.ofNullable(table.get(hash)).flatMap(CredentialStore::asKey);
    }

    Optional<Credential.Token> token(String hash) {
        return Optional.ofNullable(table.get(hash)).flatMap(CredentialStore::asToken);
    }

    Stream<Credential.ApiKey> keys() {
        return table.values().stream().flatMap(credential -> asKey(credential).stream());
    }

    Stream<Credential.Token> tokens() {
        return table.values().stream().flatMap(credential -> asToken(credential).stream());
    }

    private static Optional<Credential.ApiKey> asKey(Credential credential) {
        return credential instanceof Credential.ApiKey key ? Optional.of(key) : Optional.empty();
    }

    private static Optional<Credential.Token> asToken(Credential credential) {
        return credential instanceof Credential.Token token ? Optional.of(token) : Optional.empty();
    }

    /** Writes a credential, or takes it away where it is null; says why that did not come about, if it did not. */
    Optional<String> write(String hash, @Nullable Credential credential) throws InterruptedException {
        try {
            table.put(hash, credential);
            return Optional.empty();
        } catch (NotStoredException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Takes a credential away that is of no use any more, without waiting; one that stays is taken away the next time. */
    void forget(String hash) {
        table.forget(hash);
    }
}
