// SPDX-License-Identifier: Apache-2.0
/** The embedded Kafka broker, and the folder that a process keeps its data in. */
@NullMarked
package dev.footman.cli.broker;

import org.jspecify.annotations.NullMarked;
