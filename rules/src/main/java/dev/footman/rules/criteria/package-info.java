// SPDX-License-Identifier: Apache-2.0
/** The criteria of rules: operators, search and their evaluation. */
@NullMarked
package dev.footman.rules.criteria;

import org.jspecify.annotations.NullMarked;
