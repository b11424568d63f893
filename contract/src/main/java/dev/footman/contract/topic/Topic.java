// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

/** A topic's name and what its values are, in one place so that both ends agree. Keys are text. */
public record Topic<V>(String name, JsonSerde<V> values) {}
