// SPDX-License-Identifier: Apache-2.0
/** The whole way, from a datagram to a webhook, with nothing but real parts. */
@NullMarked
package dev.footman.cli.e2e;

import org.jspecify.annotations.NullMarked;
