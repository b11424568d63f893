// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.ingest.producer.EventIds;
import dev.footman.ingest.producer.EventRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes events of what Qlik said: gives each its id, and the state of the rules that it is to meet at least. */
public final class QlikIntake {
    private final EventIds ids;
    private final Supplier<AsOf> asOf;

    /**
     * @param asOf how far this node has read what events meet
     */
    public QlikIntake(EventIds ids, Supplier<AsOf> asOf) {
        this.ids = ids;
        this.asOf = asOf;
    }

    /**
     * The event that {@code said} is, ready to be written.
     *
     * @param source how it came in, for people to read
     * @param takenAt when it came in, milliseconds since 1970
     */
    public EventRecord recordOf(QlikEvent said, String source, long takenAt) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(said.payload());
        Event event = new Event(ids.next(), said.trigger().reference(), payload, source, asOf.get());
        return new EventRecord(said.key(), event, takenAt);
    }
}
