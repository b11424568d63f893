// SPDX-License-Identifier: Apache-2.0
/** Qlik Sense's events as they come in, from a datagram or from an HTTP body: text in, an event or a reason out. */
@NullMarked
package dev.footman.ingest.qlik;

import org.jspecify.annotations.NullMarked;
