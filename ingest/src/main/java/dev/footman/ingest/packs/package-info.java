// SPDX-License-Identifier: Apache-2.0
/** Rules and actions that lie in files. */
@NullMarked
package dev.footman.ingest.packs;

import org.jspecify.annotations.NullMarked;
