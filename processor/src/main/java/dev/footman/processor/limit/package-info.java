// SPDX-License-Identifier: Apache-2.0
/** Keeps the rate limit's windows. */
@NullMarked
package dev.footman.processor.limit;

import org.jspecify.annotations.NullMarked;
