// SPDX-License-Identifier: Apache-2.0
/** Values that rules look up by name. */
@NullMarked
package dev.footman.ingest.datastore;

import org.jspecify.annotations.NullMarked;
