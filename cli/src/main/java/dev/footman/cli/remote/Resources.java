// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.util.Comparator;

/**
 * All kinds of things that the client shows.
 *
 * <p>Source of columns and filters: the StackStorm contract, sections 1.8, 2.2, 3.2, 6.3, 7.2 and 7.3; the last two kinds
 * are ours.
 */
final class Resources {
    static final Resource WEBHOOK = Resource.of("webhook", "URL", "/v1/webhooks", "url", "type", "description")
            .shapedBy(Resources::withUrls);

    static final Resource RULE = Resource.of("rule", "REF", "/v1/rules", "ref", "pack", "description", "enabled")
            .filteredBy(
                    Filter.by("pack", "those of this pack", "-p", "--pack"),
                    Filter.by("action", "those that do this", "-c", "--action"),
                    Filter.by("trigger", "those on this trigger", "-g", "--trigger"),
                    Filter.by("name", "the one of this name", "--name"),
                    Filter.by("user", "those that this user wrote", "--user"),
                    Filter.flag("--enabled", "enabled", "true", "those that are enabled"),
                    Filter.flag("--disabled", "enabled", "false", "those that are not"),
                    Filter.last());

    static final Resource ACTION = Resource.of("action", "REF", "/v1/actions", "ref", "pack", "description")
            .filteredBy(
                    Filter.by("pack", "those of this pack", "-p", "--pack"),
                    Filter.by("name", "those of this name", "--name"),
                    Filter.last());

    static final Resource EXECUTION = Resource.of(
                    "execution",
                    "ID",
                    "/v1/executions",
                    "id",
                    "action.ref",
                    "context.user",
                    "status",
                    "start_timestamp",
                    "end_timestamp")
            .filteredBy(
                    Filter.by("action", "those of this action", "--action"),
                    Filter.by("status", "those that stand so, such as succeeded or failed", "--status"),
                    Filter.by("rule", "those of the rules of this name", "--rule"),
                    Filter.by("runner", "those of this runner", "--runner"),
                    Filter.by("user", "those of this user", "--user"),
                    Filter.by("parent", "those that this execution started", "--parent"),
                    Filter.by("trigger", "those of this trigger's name", "--trigger"),
                    Filter.by("trigger_type", "those of triggers of this type", "--trigger-type"),
                    Filter.by("trigger_instance", "those of this event", "--trigger-instance", "--trigger_instance"),
                    Filter.by("timestamp_gt", "those that began after this", "--timestamp-gt"),
                    Filter.by("timestamp_lt", "those that began before this", "--timestamp-lt"),
                    Filter.flag("--oldest-first", "sort_asc", "true", "the oldest on top, and not the newest"),
                    Filter.last());

    static final Resource TRIGGER_INSTANCE = Resource.of(
                    "trigger-instance", "ID", "/v1/triggerinstances", "id", "trigger", "occurrence_time", "status")
            .filteredBy(
                    Filter.by("trigger", "those of this trigger", "--trigger"),
                    Filter.by("trigger_type", "those of triggers of this type", "--trigger-type"),
                    Filter.by("status", "those that stand so, such as processed or pending", "--status"),
                    Filter.by("timestamp_gt", "those after this", "--timestamp-gt"),
                    Filter.by("timestamp_lt", "those before this", "--timestamp-lt"),
                    Filter.last());

    static final Resource RULE_ENFORCEMENT = Resource.of(
                    "rule-enforcement",
                    "ID",
                    "/v1/ruleenforcements",
                    "id",
                    "rule.ref",
                    "trigger_instance_id",
                    "execution_id",
                    "enforced_at")
            .filteredBy(
                    Filter.by("rule_ref", "those of this rule", "--rule"),
                    Filter.by("trigger_instance", "those of this event", "--trigger-instance"),
                    Filter.by("execution", "the one of this execution", "--execution"),
                    Filter.by("enforced_at_gt", "those after this", "--timestamp-gt"),
                    Filter.by("enforced_at_lt", "those before this", "--timestamp-lt"),
                    Filter.last());

    static final Resource API_KEY = Resource.of("apikey", "ID", "/v1/apikeys", "id", "user", "metadata")
            .filteredBy(
                    Filter.by("user", "those of this user", "-u", "--user"),
                    Filter.flag("--show-secrets", "show_secrets", "true", "show the digests of the keys"),
                    Filter.last());

    private static final Filter OPEN =
            Filter.flag("--decrypt", "decrypt", "true", "show what is secret, which only an admin may");

    static final Resource KEY = Resource.of(
                    "key", "NAME", "/v1/keys", "name", "value", "secret", "encrypted", "scope", "expire_timestamp")
            .filteredBy(Filter.by("prefix", "those whose names begin so", "--prefix"), OPEN, Filter.last())
            .shownBy(OPEN);

    static final Resource DEAD_LETTER = Resource.of(
                    "dead-letter", "ID", "/v1/deadletters", "id", "rule", "destination", "at", "reason")
            .filteredBy(
                    Filter.by("destination", "those for this destination", "--destination"),
                    Filter.by("rule", "those of this rule", "--rule"),
                    Filter.by("trigger_instance", "those of this event", "--trigger-instance"),
                    Filter.by("at_gt", "those given up after this", "--from"),
                    Filter.by("at_lt", "those given up before this", "--to"),
                    Filter.last());

    static final Resource DESTINATION = Resource.of(
                    "destination",
                    "ID",
                    "/v1/destinations",
                    "id",
                    "url",
                    "state",
                    "in_flight",
                    "waiting",
                    "last_success",
                    "last_error.reason")
            .filteredBy(
                    Filter.by("state", "those that are healthy, failing, open or paused", "--state"),
                    Filter.by("url", "the one at this address", "--destination"),
                    Filter.last());

    private Resources() {}

    /** Each with its URL beside the other fields, in the order of those. */
    private static JsonNode withUrls(JsonNode webhooks) {
        ArrayNode shown = Json.MAPPER.createArrayNode();
        webhooks.valueStream()
                .map(Resources::withUrl)
                .sorted(Comparator.comparing(webhook -> webhook.path("url").asText()))
                .forEach(shown::add);
        return shown;
    }

    private static JsonNode withUrl(JsonNode webhook) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.set("url", webhook.path("parameters").path("url"));
        webhook.properties().forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown;
    }
}
