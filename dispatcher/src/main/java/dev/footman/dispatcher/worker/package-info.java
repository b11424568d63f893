// SPDX-License-Identifier: Apache-2.0
/** Takes deliveries out of Kafka and reports what came of them. */
@NullMarked
package dev.footman.dispatcher.worker;

import org.jspecify.annotations.NullMarked;
