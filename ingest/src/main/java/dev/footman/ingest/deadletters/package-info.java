// SPDX-License-Identifier: Apache-2.0
/** Sends deliveries again that were given up. */
@NullMarked
package dev.footman.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
