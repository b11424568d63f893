// SPDX-License-Identifier: Apache-2.0
/** What a match does: the calls that actions make of an event. */
@NullMarked
package dev.footman.rules.action;

import org.jspecify.annotations.NullMarked;
