// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Job;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an action has made of an event. */
public sealed interface Made {
    /**
     * A job for a dispatcher.
     *
     * @param parameters what the execution shows as given, secret ones sealed
     */
    record Owed(Job job, Map<String, @Nullable Object> parameters) implements Made {}

    /**
     * Nothing is left to be done.
     *
     * @param parameters likewise
     * @param result     what came of it, as the execution shows it
     */
    record Done(Map<String, @Nullable Object> parameters, Map<String, @Nullable Object> result) implements Made {}

    /** Nothing can be done; {@code reason} goes into the enforcement (contract, sections 5.1 and 7.3). */
    record Failed(String reason) implements Made {}
}
