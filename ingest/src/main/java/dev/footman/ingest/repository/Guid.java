// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of something in the repository. No other text gets into a request's path or filter.
 *
 * @param text in lower case, such as {@code 210832b5-6174-4572-bd19-3e61eda675ef}
 */
record Guid(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    Guid {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "an id must be a GUID in lower case, such as 210832b5-6174-4572-bd19-3e61eda675ef");
        }
    }

    /** The id that {@code text} is, whatever its case; empty where it is none. */
    static Optional<Guid> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(new Guid(lower)) : Optional.empty();
    }
}
