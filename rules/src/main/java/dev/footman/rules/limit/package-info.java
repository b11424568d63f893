// SPDX-License-Identifier: Apache-2.0
/** The rate limit's decision. */
@NullMarked
package dev.footman.rules.limit;

import org.jspecify.annotations.NullMarked;
