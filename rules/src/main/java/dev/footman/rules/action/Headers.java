// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which headers of a call hold what nobody should read in a topic. */
public final class Headers {
    private static final Pattern SECRET =
            Pattern.compile(".*(?:auth|token|secret|key|password|cookie|signature|credential).*");

    private Headers() {}

    public static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
