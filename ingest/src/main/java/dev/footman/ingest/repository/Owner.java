// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who owns an app; what the repository does not say is empty.
 *
 * @param email the first attribute of type {@code email}
 */
record Owner(String name, String userDirectory, String userId, String email) {
    /** As an event's payload has them, in the order in which they go out, which is Butler's. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("appOwnerName", name);
        fields.put("appOwnerUserDirectory", userDirectory);
        fields.put("appOwnerUserId", userId);
        fields.put("appOwnerEmail", email);
        return fields;
    }
}
