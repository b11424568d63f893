// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

/**
 * A rate limit's window that is given back, because the delivery whose event opened it ended dead: an alert that nobody
 * got does not silence its task.
 *
 * @param rule  reference of the rule
 * @param key   the limit's key, rendered
 * @param event id of the event that opened the window; a window that another event has opened since is left alone
 * @param partition which of the limiter's partitions keeps the window
 */
public record WindowReturn(String rule, String key, String event, int partition) {}
