// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.template.Datastores;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What key paths and templates see of an event (contract, sections 3.5, 4.5 and 5.1). */
public final class EventContext {
    private static final String DATASTORE = "st2kv";

    /** Who runs what rules start, in StackStorm's words. */
    private static final String SYSTEM_USER = "stanley";

    private EventContext() {}

    /**
     * What criteria and limits see.
     *
     * @param datastore what {@code st2kv} stands for
     */
    public static Map<String, @Nullable Object> of(Event event, Datastores datastore) {
        return Map.of(Criteria.TRIGGER, event.payload(), DATASTORE, datastore);
    }

    /**
     * What the parameters of an action see.
     *
     * @param seen what the criteria saw
     */
    static Map<String, @Nullable Object> ofAction(Event event, Rule rule, Map<String, @Nullable Object> seen) {
        Map<String, @Nullable Object> context = new HashMap<>(seen);
        context.put(
                "action_context",
                Map.of(
                        "trigger_instance", Map.of("id", event.id(), "name", event.trigger()),
                        "rule", Map.of("id", rule.id(), "name", rule.name()),
                        "user", SYSTEM_USER,
                        "pack", rule.pack(),
                        "trace_context", Map.of("trace_tag", event.traceTag())));
        context.put("config_context", Map.of());
        return context;
    }
}
