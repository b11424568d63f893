// SPDX-License-Identifier: Apache-2.0
/** Events on their way into Kafka. */
@NullMarked
package dev.footman.ingest.producer;

import org.jspecify.annotations.NullMarked;
