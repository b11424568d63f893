// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call of {@code sc.exe} printed. Labels differ with the language of Windows; words of states and numbers do not, and
 * so only these are looked at, but for the two names that {@code qc} has labels alone for.
 *
 * @param exit   its exit code, which is Windows' error number where the platform can hold one
 * @param output what it printed
 */
record ScAnswer(int exit, String output) {
    /** {@code ERROR_SERVICE_DOES_NOT_EXIST}. */
    private static final int NO_SUCH_SERVICE = 1060;

    private static final Pattern STATE = Pattern.compile(
            "(?m)^[^:\r\n]*:\\s*[1-7]\\s+(STOPPED|START_PENDING|STOP_PENDING|RUNNING|CONTINUE_PENDING|PAUSE_PENDING|PAUSED)\\b");
    private static final Pattern START_TYPE =
            Pattern.compile("(?m)^[^:\r\n]*:\\s*[0-4]\\s+(AUTO_START|DEMAND_START|DISABLED)\\b");
    private static final Pattern DISPLAY_NAME = labelled("DISPLAY_NAME");
    private static final Pattern PATH = labelled("BINARY_PATH_NAME");

    /** The first line of a failure, such as {@code [SC] OpenSCManager FAILED 1722:}. */
    private static final Pattern ERROR = Pattern.compile("(?m)^\\[SC].*?\\s(\\d{1,5}):?\\s*$");

    private static final Map<String, String> START_TYPES =
            Map.of("AUTO_START", "Automatic", "DEMAND_START", "Manual", "DISABLED", "Disabled");

    private static final int LONGEST_REASON = 200;

    private static Pattern labelled(String label) {
        return Pattern.compile("(?m)^\\s*" + label + "\\s*:[ \\t]*(.*?)\\s*$");
    }

    /** The state of the service, such as {@code RUNNING}. */
    Optional<String> state() {
        return found(STATE);
    }

    /** {@code Automatic}, {@code Manual}, {@code Disabled}, or empty text for the two that drivers have. */
    String startType() {
        return found(START_TYPE).map(START_TYPES::get).orElse("");
    }

    String displayName() {
        return found(DISPLAY_NAME).orElse("");
    }

    String path() {
        return found(PATH).orElse("");
    }

    /** Whether the host answered that it has no such service. */
    boolean isServiceGone() {
        return error() == NO_SUCH_SERVICE;
    }

    /** Why there is no state, on one line of bounded length. */
    String problem() {
        String said = output.strip().replaceAll("\\s+", " ");
        String bounded = said.length() <= LONGEST_REASON ? said : said.substring(0, LONGEST_REASON) + "…";
        return bounded.isEmpty() ? "it ended with code %d and said nothing".formatted(exit) : bounded;
    }

    private int error() {
        return found(ERROR).map(Integer::parseInt).orElse(exit);
    }

    private Optional<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
