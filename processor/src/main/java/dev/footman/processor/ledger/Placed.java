// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import org.apache.kafka.common.utils.Bytes;

/** A record's value that goes to a partition of its own, whatever its key. */
public record Placed(int partition, Bytes value) {}
