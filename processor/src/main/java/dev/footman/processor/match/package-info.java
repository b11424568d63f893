// SPDX-License-Identifier: Apache-2.0
/** Events to matches. */
@NullMarked
package dev.footman.processor.match;

import org.jspecify.annotations.NullMarked;
