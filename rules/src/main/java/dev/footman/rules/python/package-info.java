// SPDX-License-Identifier: Apache-2.0
/** Values of JSON as Python treats them: how they print, add up, compare, and what methods they have. */
@NullMarked
package dev.footman.rules.python;

import org.jspecify.annotations.NullMarked;
