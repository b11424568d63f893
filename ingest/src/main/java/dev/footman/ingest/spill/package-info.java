// SPDX-License-Identifier: Apache-2.0
/** Where an event waits while Kafka does not take it: in flight, then on disk, then counted as lost. */
@NullMarked
package dev.footman.ingest.spill;

import org.jspecify.annotations.NullMarked;
