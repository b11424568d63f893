// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rule enforcements are asked for (StackStorm contract, section 7.3); what is absent is not asked.
 *
 * @param rule      reference of the rule
 * @param ruleId    its id
 * @param execution id of what it became
 * @param instance  id of the trigger instance
 * @param after     they were made later
 * @param before    they were made earlier
 */
public record EnforcementFilter(
        @Nullable String rule,
        @Nullable String ruleId,
        @Nullable String execution,
        @Nullable String instance,
        @Nullable Instant after,
        @Nullable Instant before) {
    Map<Index, String> texts() {
        Map<Index, String> texts = new EnumMap<>(Index.class);
        put(texts, Index.RULE, rule);
        put(texts, Index.RULE_ID, ruleId);
        put(texts, Index.EXECUTION, execution);
        put(texts, Index.TRIGGER_INSTANCE, instance);
        return texts;
    }

    private static void put(Map<Index, String> texts, Index index, @Nullable String text) {
        if (text != null) {
            texts.put(index, text);
        }
    }
}
