// SPDX-License-Identifier: Apache-2.0
/** What is to be thought of a destination, by what its calls came to. */
@NullMarked
package dev.footman.rules.health;

import org.jspecify.annotations.NullMarked;
