// SPDX-License-Identifier: Apache-2.0
/** How often a warning that anyone may cause is worth a line in the log. */
@NullMarked
package dev.footman.ingest.warning;

import org.jspecify.annotations.NullMarked;
