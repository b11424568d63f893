// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a datagram's first field says it is about; appender files of several years are in the field, so all names are. */
enum DatagramType {
    FAILED("/scheduler-task-failed", "/scheduler-reload-failed", "/scheduler-reloadtask-failed"),
    ABORTED("/scheduler-task-aborted", "/scheduler-reload-aborted"),
    SUCCEEDED("/scheduler-task-success", "/scheduler-reloadtask-success"),
    DISTRIBUTED("/scheduler-distribute"),
    ENGINE_FAILED("/engine-reload-failed");

    /** All names, to be listed in a message. */
    static final String KNOWN = Stream.of(values())
            .flatMap(type -> type.names.stream())
            .map(name -> name + "/")
            .collect(Collectors.joining(", "));

    private static final DatagramType[] ALL = values(); // values() makes a new array at each call
    private static final int MOST_SLASHES = 2; // the appender file that ships sends two behind its success events

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> names;

    DatagramType(String... names) {
        this.names = List.of(names);
    }

    /** The type that the text names before {@code end}: case, blanks around it and up to two last slashes are nothing. */
    static Optional<DatagramType> named(String text, int end) {
        int from = 0;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = end;
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        for (int slashes = 0; slashes < MOST_SLASHES && to > from && text.charAt(to - 1) == '/'; slashes++) {
            to--;
        }
        return named(text, from, to);
    }

    private static Optional<DatagramType> named(String text, int from, int to) {
        for (DatagramType type : ALL) {
            for (String name : type.names) {
                if (name.length() == to - from && text.regionMatches(true, from, name, 0, name.length())) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The trigger of an event of this type.
     *
     * @param ofApp whether an app was named; without one the task is not a reload
     */
    QlikTrigger trigger(boolean ofApp) {
        return switch (this) {
            case FAILED -> ofApp ? QlikTrigger.RELOAD_FAILED : QlikTrigger.TASK_FAILED;
            case ABORTED -> ofApp ? QlikTrigger.RELOAD_ABORTED : QlikTrigger.TASK_ABORTED;
            case SUCCEEDED -> ofApp ? QlikTrigger.RELOAD_SUCCEEDED : QlikTrigger.TASK_SUCCEEDED;
            case DISTRIBUTED -> QlikTrigger.DISTRIBUTE_FINISHED;
            case ENGINE_FAILED -> QlikTrigger.ENGINE_RELOAD_FAILED;
        };
    }
}
