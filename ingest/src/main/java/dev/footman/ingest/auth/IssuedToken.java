// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;

/** What became of the wish for a token. */
public sealed interface IssuedToken {
    /**
     * It works at this node, and within a second at all others.
     *
     * @param token what nobody is told again
     */
    record Issued(Credential.Token stored, String token) implements IssuedToken {
        @Override
        public String toString() {
            return "Issued[stored=%s]".formatted(stored);
        }
    }

    record NotStored(String reason) implements IssuedToken {}
}
