// SPDX-License-Identifier: Apache-2.0
/** Remembers every delivery until it is delivered or dead. */
@NullMarked
package dev.footman.processor.ledger;

import org.jspecify.annotations.NullMarked;
