// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in an htpasswd file.
 *
 * @param users  password hashes by the user's name; of a name that stands there twice the first, as Apache has it
 * @param faults what is passed over and why, one text for each line; without the hashes
 */
record PasswordFile(Map<String, PasswordHash> users, List<String> faults) {
    static final PasswordFile EMPTY = new PasswordFile(Map.of(), List.of());

    PasswordFile {
        users = Map.copyOf(users);
        faults = List.copyOf(faults);
    }

    static PasswordFile parse(List<String> lines) {
        Map<String, PasswordHash> users = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                fault(line, users).map(("line " + (at + 1) + " ")::concat).ifPresent(faults::add);
            }
        }
        return new PasswordFile(users, faults);
    }

    private static Optional<String> fault(String line, Map<String, PasswordHash> users) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return Optional.of("must be a user's name, a colon and a hash, such as alice:$2y$10$...");
        }
        String user = line.substring(0, colon);
        Optional<PasswordHash> hash = PasswordHash.read(line.substring(colon + 1));
        hash.ifPresent(good -> users.putIfAbsent(user, good));
        return hash.isPresent()
                ? Optional.empty()
                : Optional.of("has a hash for user '%s' that is none of %s; make it anew with htpasswd -B"
                        .formatted(user, PasswordHash.KINDS));
    }

    /**
     * Whether {@code password} is the user's. For a user who is not there, the dearest hash of the file is compared, so that
     * the time does not tell who is.
     */
    boolean knows(String user, String password) {
        Optional<PasswordHash> own = Optional.ofNullable(users.get(user));
        boolean matches =
                own.or(this::dearest).map(hash -> hash.matches(password)).orElse(false);
        return matches && own.isPresent();
    }

    private Optional<PasswordHash> dearest() {
        return users.values().stream().max(Comparator.comparingInt(PasswordHash::cost));
    }
}
