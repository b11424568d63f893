// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.destination.Destination;

/**
 * A delivery that this dispatcher has in hand.
 *
 * @param partition  of the topic {@code deliveries} where it was found
 * @param offset     there
 * @param takenNanos when it was taken, by {@link System#nanoTime()}
 */
public record Work(Delivery delivery, Destination destination, int partition, long offset, long takenNanos) {}
