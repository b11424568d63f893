// SPDX-License-Identifier: Apache-2.0
/** Records without brokers: the store takes them as values. */
@NullMarked
package dev.footman.ingest.executions;

import org.jspecify.annotations.NullMarked;
