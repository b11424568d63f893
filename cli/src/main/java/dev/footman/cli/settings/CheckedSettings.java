// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.Section;
import dev.footman.contract.settings.Settings;
import dev.footman.contract.settings.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings that have been found good, and what is to be said of them at start.
 *
 * @param warnings what works otherwise than the operator may expect, a line each
 * @param inForce  every value in one line for the log, without secrets
 */
public record CheckedSettings(FootmanSettings settings, List<String> warnings, String inForce) {
    public CheckedSettings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks everything.
     *
     * @param files       later ones win
     * @param assignments of {@code --set}, each {@code KEY=VALUE}; they win over files
     * @throws InvalidSettingsException with all that is to be mended
     */
    public static CheckedSettings read(
            List<SettingsFile> files, List<String> assignments, Map<String, String> environment) {
        Settings settings = Settings.read(files, assignments, environment);
        Section root = settings.root();
        FootmanSettings read = FootmanSettings.read(root);
        leaveWhatIsButlers(root.section("Butler"));
        settings.check();
        List<String> warnings = new ArrayList<>(settings.warnings());
        return new CheckedSettings(read, warnings, settings.inForce());
    }

    /** Butler does more than webhooks, and its file is taken as it is. */
    private static void leaveWhatIsButlers(Section butler) {
        List<String> ignored = new ArrayList<>(butler.leaveOthers());
        Section udp = butler.section("udpServerConfig");
        if (udp.has("queueMetrics")) {
            ignored.add(udp.full("queueMetrics"));
        }
        udp.leave("queueMetrics");
        if (!ignored.isEmpty()) {
            butler.warn("not served and ignored: " + String.join(", ", ignored));
        }
    }
}
