// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is wrong with the headers that a webhook's entry asks for. */
final class StaticHeaders {
    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");

    private static final int MOST = 64;
    private static final int LONGEST_VALUE = 8_192;

    /** Those that Footman sets, and those that say how the message is cut out of the connection. */
    private static final Set<String> OURS = Set.of(
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "user-agent",
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "proxy-authorization");

    private StaticHeaders() {}

    /** What is wrong, by the header's name, to go on a sentence that the name begins; values are never repeated. */
    static Map<String, String> problems(Map<String, Secret> headers) {
        Map<String, String> problems = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> problem(name, value.value()).ifPresent(problem -> problems.put(name, problem)));
        headers.keySet().stream()
                .skip(MOST)
                .forEach(name ->
                        problems.put(name, "is one too many: there may be %d headers; leave some out".formatted(MOST)));
        return problems;
    }

    private static Optional<String> problem(String name, String value) {
        if (!TOKEN.matcher(name).matches()) {
            return Optional.of("is no name of a header; write letters, digits and hyphens, such as X-Api-Key");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("is set by Footman itself; leave it out");
        }
        if (value.length() > LONGEST_VALUE) {
            return Optional.of("must have at most %d characters, but has %d".formatted(LONGEST_VALUE, value.length()));
        }
        return value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')
                ? Optional.of("must be one line, but its value holds a line break or another control character;"
                        + " take it out (an environment variable may end with one)")
                : Optional.empty();
    }
}
