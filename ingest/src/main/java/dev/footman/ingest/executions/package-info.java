// SPDX-License-Identifier: Apache-2.0
/** Executions: what they tell of their past, and how they are asked for. */
@NullMarked
package dev.footman.ingest.executions;

import org.jspecify.annotations.NullMarked;
