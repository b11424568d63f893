// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import dev.footman.dispatcher.DispatcherSettings.Egress;
import java.util.ArrayList;
import java.util.List;

/** What is set and has no effect in this version: silence about that would be a promise. */
final class NotServedYet {
    private NotServedYet() {}

    /** One warning that names all of it; none where everything that is set is served. */
    static List<String> warnings(FootmanSettings settings) {
        List<String> names = new ArrayList<>();
        Egress egress = settings.dispatcher().egress();
        addIf(names, !egress.allow().isEmpty() || !egress.deny().isEmpty(), "footman.dispatcher.egress");
        addIf(names, settings.dispatcher().localShellCmd(), "footman.dispatcher.runners.localShellCmd");
        return names.isEmpty() ? List.of() : List.of("no effect in this version: " + String.join(", ", names));
    }

    private static void addIf(List<String> names, boolean isSet, String name) {
        if (isSet) {
            names.add(name);
        }
    }
}
