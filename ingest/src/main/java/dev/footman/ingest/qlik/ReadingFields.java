// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what is wrong with the fields of a service reading. */
final class ReadingFields {
    /** As Butler's config has it (contract, section 4.1). */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    /** Windows' own bound on the name of a service. */
    private static final int LONGEST_NAME = 256;

    private static final Pattern STATE = Pattern.compile("[A-Za-z_]{1,40}");

    private ReadingFields() {}

    static Optional<String> problem(Map<String, String> reading) {
        String host = reading.getOrDefault("host", "");
        String service = reading.getOrDefault("serviceName", "");
        String state = reading.getOrDefault("state", "");
        boolean isRead = reading.getOrDefault("problem", "").isEmpty();
        if (!HOST.matcher(host).matches()) {
            return Optional.of("host must be the name of a Windows server such as qlik1.example.com, but was "
                    + FieldText.shown(host));
        }
        if (service.length() > LONGEST_NAME || (isRead && service.isEmpty())) {
            return Optional.of("serviceName must have 1 to %d characters, such as QlikSenseEngineService, but has %d"
                    .formatted(LONGEST_NAME, service.length()));
        }
        if (isRead && !STATE.matcher(state).matches()) {
            return Optional.of("state must be a word such as RUNNING or STOPPED, but was " + FieldText.shown(state));
        }
        return Optional.empty();
    }
}
