// SPDX-License-Identifier: Apache-2.0
/** Readings of Windows services. */
@NullMarked
package dev.footman.ingest.services;

import org.jspecify.annotations.NullMarked;
