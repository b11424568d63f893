// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a route needs of whoever asks. Whoever has one has those that stand before it, too. */
public enum Permission {
    /** To look. */
    READ,

    /** To make and change one's own API keys and tokens: no more can be done with them than without. */
    OWN_CREDENTIALS,

    /** To post events, webhooks and executions. */
    PUBLISH,

    /** To change what Footman does, and who may use it. */
    ADMIN;

    /** The roles that have it, for a message. */
    String roles() {
        return Arrays.stream(UserRole.values())
                .filter(role -> role.has(this))
                .map(UserRole::word)
                .collect(Collectors.joining(" or "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
