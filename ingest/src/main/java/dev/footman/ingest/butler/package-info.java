// SPDX-License-Identifier: Apache-2.0
/** What Butler's own configuration asks for. */
@NullMarked
package dev.footman.ingest.butler;

import org.jspecify.annotations.NullMarked;
