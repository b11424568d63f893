// SPDX-License-Identifier: Apache-2.0
/** What all ingest nodes know alike: compacted topics that each reads whole and writes to. */
@NullMarked
package dev.footman.ingest.table;

import org.jspecify.annotations.NullMarked;
