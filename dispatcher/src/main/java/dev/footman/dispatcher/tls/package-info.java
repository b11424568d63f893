// SPDX-License-Identifier: Apache-2.0
/** The files of a call's TLS: read once, kept, and read again when they change. */
@NullMarked
package dev.footman.dispatcher.tls;

import org.jspecify.annotations.NullMarked;
