// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.settings.DurationText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule as the API shows it (contract, section 3.1). */
public final class RuleDocument {
    private RuleDocument() {}

    public static Map<String, @Nullable Object> of(Rule rule) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", rule.id());
        document.put("ref", rule.ref());
        document.put("uid", rule.uid());
        document.put("pack", rule.pack());
        document.put("name", rule.name());
        document.put("description", rule.description());
        document.put("enabled", rule.enabled());
        document.put(
                "type", pair("ref", rule.type().ref(), "parameters", rule.type().parameters()));
        document.put("trigger", trigger(rule));
        document.put("criteria", rule.criteria());
        document.put("action", action(rule));
        Rule.RateLimit limit = rule.rateLimit();
        if (limit != null) {
            document.put("rate_limit", limit(limit));
        }
        putTerms(document, rule.terms());
        document.put("tags", rule.about().tags());
        document.put("context", Map.of("user", rule.about().user()));
        document.put("metadata_file", rule.about().metadataFile());
        return document;
    }

    private static Map<String, @Nullable Object> trigger(Rule rule) {
        Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
        trigger.put("type", rule.trigger().type());
        trigger.put("parameters", rule.trigger().parameters());
        trigger.put("ref", rule.trigger().ref());
        if (rule.trigger().description() != null) {
            trigger.put("description", rule.trigger().description());
        }
        return trigger;
    }

    private static Map<String, @Nullable Object> action(Rule rule) {
        Map<String, @Nullable Object> action = new LinkedHashMap<>();
        action.put("ref", rule.action().ref());
        action.put("parameters", rule.action().parameters());
        if (rule.action().description() != null) {
            action.put("description", rule.action().description());
        }
        return action;
    }

    private static Map<String, Object> limit(Rule.RateLimit limit) {
        Map<String, Object> shown = pair("key", limit.key(), "seconds", limit.seconds());
        if (limit.summary()) {
            shown.put("summary", true);
        }
        return shown;
    }

    /** Only what is not as usual: a rule of StackStorm's looks as it does there. */
    private static void putTerms(Map<String, @Nullable Object> document, Terms terms) {
        Retry retry = terms.retry();
        if (retry != null) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put(
                    "schedule", retry.schedule().stream().map(DurationText::of).toList());
            if (retry.jitter() != null) {
                shown.put("jitter", retry.jitter());
            }
            document.put("retry", shown);
        }
        if (terms.ordered()) {
            document.put("ordered", true);
        }
        if (terms.supersede()) {
            document.put("supersede", true);
        }
    }

    /** Two fields in this order, which a map of Java's own does not keep. */
    private static Map<String, Object> pair(String first, Object one, String second, Object other) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(first, one);
        pair.put(second, other);
        return pair;
    }
}
