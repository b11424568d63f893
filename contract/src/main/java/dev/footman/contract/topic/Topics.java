// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.delivery.WindowReturn;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.NodeActivity;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.DatastoreItem;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.TriggerType;

/**
 * The topics of one installation, in the order of the data.
 *
 * @param prefix what all their names begin with, such as {@code footman.}
 */
public record Topics(String prefix) {
    private static final JsonSerde<Event> EVENTS = new JsonSerde<>(Event.class);
    private static final JsonSerde<Rule> RULES = new JsonSerde<>(Rule.class);
    private static final JsonSerde<Delivery> DELIVERIES = new JsonSerde<>(Delivery.class);
    private static final JsonSerde<ScheduledDelivery> SCHEDULED = new JsonSerde<>(ScheduledDelivery.class);
    private static final JsonSerde<DestinationReport> DESTINATION_REPORTS = new JsonSerde<>(DestinationReport.class);
    private static final JsonSerde<DestinationState> DESTINATIONS = new JsonSerde<>(DestinationState.class);
    private static final JsonSerde<Attempt> ATTEMPTS = new JsonSerde<>(Attempt.class);
    private static final JsonSerde<Execution> EXECUTIONS = new JsonSerde<>(Execution.class);
    private static final JsonSerde<Cancellation> CANCELLATIONS = new JsonSerde<>(Cancellation.class);
    private static final JsonSerde<DeadLetter> DEAD_LETTERS = new JsonSerde<>(DeadLetter.class);
    private static final JsonSerde<WindowReturn> WINDOW_RETURNS = new JsonSerde<>(WindowReturn.class);
    private static final JsonSerde<Credential> CREDENTIALS = new JsonSerde<>(Credential.class);
    private static final JsonSerde<ActionMetadata> ACTIONS = new JsonSerde<>(ActionMetadata.class);
    private static final JsonSerde<TriggerType> TRIGGER_TYPES = new JsonSerde<>(TriggerType.class);
    private static final JsonSerde<DatastoreItem> KEYS = new JsonSerde<>(DatastoreItem.class);
    private static final JsonSerde<LimitedMatch> MATCHES = new JsonSerde<>(LimitedMatch.class);
    private static final JsonSerde<Enforcement> RULE_ENFORCEMENTS = new JsonSerde<>(Enforcement.class);
    private static final JsonSerde<NodeActivity> NODE_ACTIVITIES = new JsonSerde<>(NodeActivity.class);

    /** What Qlik said; keyed by task id, or by host and service. */
    public Topic<Event> logEvents() {
        return new Topic<>(prefix + "log-events", EVENTS);
    }

    /** What was said to webhooks; keyed by trigger. */
    public Topic<Event> triggerEvents() {
        return new Topic<>(prefix + "trigger-events", EVENTS);
    }

    /** All rules, the latest state of each; keyed by reference. One partition, so that an offset is a version. */
    public Topic<Rule> rules() {
        return new Topic<>(prefix + "rules", RULES);
    }

    /** What actions are made of; keyed by reference. One partition. */
    public Topic<ActionMetadata> actions() {
        return new Topic<>(prefix + "actions", ACTIONS);
    }

    /** The kinds of events that rules can listen to, those aside that every installation has; keyed by reference. */
    public Topic<TriggerType> triggerTypes() {
        return new Topic<>(prefix + "trigger-types", TRIGGER_TYPES);
    }

    /** Values that rules look up; keyed by scope and name. One partition. */
    public Topic<DatastoreItem> keys() {
        return new Topic<>(prefix + "keys", KEYS);
    }

    /** Matches on their way to the partition that keeps their limit's window; keyed by the limit's key. */
    public Topic<LimitedMatch> matches() {
        return new Topic<>(prefix + "matches", MATCHES);
    }

    /** Which rules were applied to which events; keyed by id. */
    public Topic<Enforcement> ruleEnforcements() {
        return new Topic<>(prefix + "rule-enforcements", RULE_ENFORCEMENTS);
    }

    /** Who may use the API; keyed by what identifies the credential. One partition. */
    public Topic<Credential> credentials() {
        return new Topic<>(prefix + "credentials", CREDENTIALS);
    }

    /** Calls that the ledger is to have made in their time or in their turn; keyed by delivery id. */
    public Topic<ScheduledDelivery> scheduledDeliveries() {
        return new Topic<>(prefix + "scheduled-deliveries", SCHEDULED);
    }

    /** Calls that are due now; keyed by delivery id. */
    public Topic<Delivery> deliveries() {
        return new Topic<>(prefix + "deliveries", DELIVERIES);
    }

    /** What attempts did; keyed by delivery id, on the partition that the delivery had. */
    public Topic<Attempt> attempts() {
        return new Topic<>(prefix + "attempts", ATTEMPTS);
    }

    /** How deliveries are doing, the latest state of each; keyed by delivery id, on the partition that the delivery has. */
    public Topic<Execution> executions() {
        return new Topic<>(prefix + "executions", EXECUTIONS);
    }

    /** Executions that are to end where they are; keyed by delivery id, on the partition that the delivery has. */
    public Topic<Cancellation> cancellations() {
        return new Topic<>(prefix + "cancellations", CANCELLATIONS);
    }

    /** What is told of destinations; keyed by scheme, host and port. */
    public Topic<DestinationReport> destinationReports() {
        return new Topic<>(prefix + "destination-reports", DESTINATION_REPORTS);
    }

    /** How destinations are doing, the latest state of each; keyed by scheme, host and port. One partition. */
    public Topic<DestinationState> destinations() {
        return new Topic<>(prefix + "destinations", DESTINATIONS);
    }

    /** Windows that dead deliveries give back, on the limiter's partition that keeps them. */
    public Topic<WindowReturn> windowReturns() {
        return new Topic<>(prefix + "window-returns", WINDOW_RETURNS);
    }

    /** Deliveries given up; keyed by delivery id. */
    public Topic<DeadLetter> deadLetters() {
        return new Topic<>(prefix + "dead-letters", DEAD_LETTERS);
    }

    /** Which Qlik nodes say something, and when; keyed by the node's name in lower case. */
    public Topic<NodeActivity> nodeActivity() {
        return new Topic<>(prefix + "node-activity", NODE_ACTIVITIES);
    }

    /** The share group of all dispatchers. */
    public String dispatcherGroup() {
        return prefix + "dispatcher";
    }

    /** The consumer group of all processors, which is also what their internal topics begin with. */
    public String processorGroup() {
        return prefix + "processor";
    }
}
