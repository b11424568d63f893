// SPDX-License-Identifier: Apache-2.0
/** Calls that are owed, and what came of the attempts to make them. */
@NullMarked
package dev.footman.contract.delivery;

import org.jspecify.annotations.NullMarked;
