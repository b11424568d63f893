// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** Stops a document that is too large or too deep while it is parsed, before anything is made of it. */
final class LimitedParser implements Parser {
    /** Values and keys of one document; Butler's largest template has about a thousand. */
    static final int MAX_NODES = 100_000;

    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 1_000;

    private final Parser parser;
    private int nodes;
    private int depth;
    private int aliases;

    LimitedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        Event event = parser.getEvent();
        if (event != null) {
            count(event);
        }
        return event;
    }

    private void count(Event event) {
        switch (event.getEventId()) {
            case Scalar -> nodes++;
            case Alias -> aliases++;
            case SequenceStart, MappingStart -> {
                nodes++;
                depth++;
            }
            case SequenceEnd, MappingEnd -> depth--;
            default -> {} // the document's own ends
        }
        check(nodes, MAX_NODES, "holds more than %d values", event.getStartMark());
        check(depth, MAX_DEPTH, "is nested more than %d deep", event.getStartMark());
        check(aliases, MAX_ALIASES, "holds more than %d aliases", event.getStartMark());
    }

    private static void check(int counted, int most, String problem, @Nullable Mark mark) {
        if (counted > most) {
            throw new Refused(problem.formatted(most), mark);
        }
    }

    /** A document that is YAML and is not taken all the same. */
    static final class Refused extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        Refused(String problem, @Nullable Mark mark) {
            super(null, null, problem, mark);
        }
    }
}
