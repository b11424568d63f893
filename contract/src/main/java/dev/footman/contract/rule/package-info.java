// SPDX-License-Identifier: Apache-2.0
/** Rules as data, as the rules topic carries them. */
@NullMarked
package dev.footman.contract.rule;

import org.jspecify.annotations.NullMarked;
