// SPDX-License-Identifier: Apache-2.0
/** Waiting in tests: for a condition, with a bound. */
@NullMarked
package dev.footman.ingest.waiting;

import org.jspecify.annotations.NullMarked;
