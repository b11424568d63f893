// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.event.Event;
import dev.footman.rules.limit.RateWindow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told when a window ends that held events back.
 *
 * @param rule   reference of the rule
 * @param key    the limit's key, rendered
 * @param event  the last that was held back
 * @param opener id of the event that opened the window
 * @param since  when the window opened
 * @param until  when it ends
 * @param count  how many it held back
 */
record Summary(String rule, String key, Event event, String opener, Instant since, Instant until, long count) {
    static Summary of(String rule, String key, Event event, RateWindow window) {
        RateWindow.Opener opener = window.openers().getLast();
        return new Summary(rule, key, event, opener.event(), opener.at(), window.until(), window.suppressed());
    }

    /** The id of the delivery that tells it, always the same. */
    String delivery() {
        return DerivedId.after(opener, opener, rule, "summary");
    }

    /** Sorts by the end of the window; a later summary of the same window takes the place of the one before. */
    String storeKey() {
        return end(until) + Windows.storeKey(rule, key);
    }

    /** Before all that end later than {@code time}. */
    static String end(Instant time) {
        return "%016x\n".formatted(time.toEpochMilli());
    }

    /** The event with what is to be told: {@code suppressed}, {@code suppressedSince}, and both as {@code summary}. */
    Event told() {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(event.payload());
        payload.put("suppressed", count);
        payload.put("suppressedSince", since.toString());
        payload.put("summary", "%d more since %s".formatted(count, since));
        return event.saying(payload);
    }
}
