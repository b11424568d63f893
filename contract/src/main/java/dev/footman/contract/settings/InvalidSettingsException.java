// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that must be mended before a start, one line each. */
public final class InvalidSettingsException extends RuntimeException {
    private static final int MOST_SHOWN = 100;

    private final transient List<Fault> faults;

    public InvalidSettingsException(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** All of them, also those that the message leaves out. */
    public List<Fault> faults() {
        return faults;
    }

    /** The faults, one per line; of very many the first hundred and how many more there are. */
    @Override
    public String getMessage() {
        return lines(faults);
    }

    private static String lines(List<Fault> faults) {
        String shown = faults.stream().limit(MOST_SHOWN).map(Fault::toString).collect(Collectors.joining("\n"));
        int more = faults.size() - MOST_SHOWN;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }
}
