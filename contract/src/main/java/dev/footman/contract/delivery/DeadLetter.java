// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import java.time.Instant;

/**
 * A delivery that was given up, with its attempts in {@code delivery.history}, as the topic {@code dead-letters} carries it.
 *
 * @param reason why no further attempt is made
 */
public record DeadLetter(Delivery delivery, Instant at, String reason) {}
