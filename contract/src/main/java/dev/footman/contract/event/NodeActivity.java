// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

/**
 * That a Qlik node has said something, as the topic {@code node-activity} carries it; the key is its name in lower case.
 * When, is the record's timestamp.
 *
 * @param hostName as the node calls itself
 */
public record NodeActivity(String hostName) {}
