// SPDX-License-Identifier: Apache-2.0
/** Which rules an event meets, and the calls that they owe for it. */
@NullMarked
package dev.footman.rules.matching;

import org.jspecify.annotations.NullMarked;
