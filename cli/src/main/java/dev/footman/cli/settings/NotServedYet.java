// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import java.util.List;

/** What is set and has no effect in this version: silence about that would be a promise. */
final class NotServedYet {
    private NotServedYet() {}

    /** A warning that names it; none where everything that is set is served. */
    static List<String> warnings(FootmanSettings settings) {
        return settings.dispatcher().localShellCmd()
                ? List.of("no effect in this version: footman.dispatcher.runners.localShellCmd")
                : List.of();
    }
}
