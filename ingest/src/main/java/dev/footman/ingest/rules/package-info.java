// SPDX-License-Identifier: Apache-2.0
/** The rules topic, as an ingest node reads and writes it. */
@NullMarked
package dev.footman.ingest.rules;

import org.jspecify.annotations.NullMarked;
