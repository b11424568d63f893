// SPDX-License-Identifier: Apache-2.0
/** The UDP door. */
@NullMarked
package dev.footman.ingest.udp;

import org.jspecify.annotations.NullMarked;
