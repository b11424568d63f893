// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which trigger instances are asked for (StackStorm contract, section 7.2); what is absent is not asked.
 *
 * @param trigger reference of the trigger
 * @param type    reference of the trigger type
 * @param tag     of its trace
 * @param after   they happened later
 * @param before  they happened earlier
 */
public record InstanceFilter(
        @Nullable String trigger,
        @Nullable String type,
        @Nullable String tag,
        TriggerInstance.@Nullable Status status,
        @Nullable Instant after,
        @Nullable Instant before) {
    Map<Index, String> texts() {
        Map<Index, String> texts = new EnumMap<>(Index.class);
        if (trigger != null) {
            texts.put(Index.TRIGGER, trigger);
        }
        if (type != null) {
            texts.put(Index.TRIGGER_TYPE, type);
        }
        if (tag != null) {
            texts.put(Index.TRACE_TAG, tag);
        }
        return texts;
    }
}
