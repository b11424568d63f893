// SPDX-License-Identifier: Apache-2.0
/** The processor, wired. */
@NullMarked
package dev.footman.processor;

import org.jspecify.annotations.NullMarked;
