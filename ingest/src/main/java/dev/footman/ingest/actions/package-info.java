// SPDX-License-Identifier: Apache-2.0
/** What actions are made of: read, kept and shown. */
@NullMarked
package dev.footman.ingest.actions;

import org.jspecify.annotations.NullMarked;
