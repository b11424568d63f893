// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.rule.Trigger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and rules to test with. */
final class Sample {
    static final String FAILED = "qlik.reload_failed";
    static final String ABORTED = "qlik.reload_aborted";
    static final String SALES = "5f0d3a52-1c2e-4b7a-9a55-0e6f2f6f8d11";
    static final String STOCK = "dec2a02a-1680-44ef-8dc2-e2bfb180af87";

    private Sample() {}

    /** An event of a run of its own. */
    static Event event(String id, String trigger, String task) {
        return event(id, trigger, task, "run of " + id);
    }

    static Event event(String id, String trigger, String task, String execution) {
        return new Event(id, trigger, Map.of("taskId", task, "executionId", execution), "udp 10.1.2.3", AsOf.START);
    }

    static Event failure(String id, String task) {
        return event(id, FAILED, task);
    }

    /** A webhook of Butler's config: one call to one address for each event of a trigger. */
    static Rule webhook(String name, String trigger) {
        return webhook(name, trigger, null);
    }

    /** A webhook that is called once in so many seconds for each task. */
    static Rule webhookOncePer(double seconds, String name, String trigger) {
        return webhook(name, trigger, new Rule.RateLimit("{{ trigger.taskId }}", seconds));
    }

    /** The same, that tells when a window ends what it held back. */
    static Rule webhookSummed(double seconds, String name, String trigger) {
        return webhook(name, trigger, new Rule.RateLimit("{{ trigger.taskId }}", seconds, true));
    }

    /** A webhook whose calls go by the task on these terms, without a limit. */
    static Rule webhookOn(Terms terms, String name, String trigger) {
        return webhook(name, trigger, new Rule.RateLimit("{{ trigger.taskId }}", 0))
                .with(terms);
    }

    private static Rule webhook(String name, String trigger, Rule.@Nullable RateLimit limit) {
        return new Rule(
                "butler",
                name,
                "",
                true,
                new Trigger(trigger, Map.of()),
                Map.of(),
                new Rule.Action("butler.webhook", Map.of("method", "POST", "url", "http://receiver.test/" + name)),
                limit);
    }
}
