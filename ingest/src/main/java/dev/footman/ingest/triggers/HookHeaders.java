// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a request as an event's payload shows them: without what lets somebody in, once with the first letter of
 * every word in upper case and once all in lower case.
 *
 * <p>Source: the contract, section 1.6; other than there, {@code Authorization} is left out too (section 11).
 *
 * @param titled  by names such as {@code X-Github-Event}
 * @param lowered by names such as {@code x-github-event}
 */
public record HookHeaders(Map<String, String> titled, Map<String, String> lowered) {
    private static final Set<String> LEFT_OUT =
            Set.of("st2-api-key", "x-auth-token", "cookie", "st2-trace-tag", "authorization", "proxy-authorization");

    /** Those of {@code sent}, by names in any case. */
    public static HookHeaders of(Map<String, String> sent) {
        Map<String, String> titled = new LinkedHashMap<>();
        Map<String, String> lowered = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!LEFT_OUT.contains(lower)) {
                lowered.put(lower, value);
                titled.put(titled(lower), value);
            }
        });
        return new HookHeaders(titled, lowered);
    }

    private static String titled(String lower) {
        StringBuilder titled = new StringBuilder(lower.length());
        boolean begins = true;
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            titled.append(begins ? Character.toUpperCase(letter) : letter);
            begins = letter == '-';
        }
        return titled.toString();
    }
}
