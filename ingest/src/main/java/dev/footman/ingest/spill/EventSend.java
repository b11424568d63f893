// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The way to the log, as {@link Overflow} needs it. */
@FunctionalInterface
public interface EventSend {
    /**
     * Sends one record without waiting for the answer. It should not block for long either: the thread that reads the
     * datagrams waits here.
     *
     * @param done to be called once, by any thread, with the record and null when the log has it, or with what went
     *             wrong; an {@link UnsendableException} says that no repetition can mend it
     * @throws Exception instead of calling {@code done}, when the log does not take the record now
     */
    void send(SpilledRecord record, BiConsumer<SpilledRecord, @Nullable Exception> done) throws Exception;
}
