// SPDX-License-Identifier: Apache-2.0
/** Datagrams from the socket to one sink, with a bounded ring between. */
@NullMarked
package dev.footman.ingest.udp;

import org.jspecify.annotations.NullMarked;
