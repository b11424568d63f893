// SPDX-License-Identifier: Apache-2.0
/** What follows from an attempt. */
@NullMarked
package dev.footman.rules.retry;

import org.jspecify.annotations.NullMarked;
