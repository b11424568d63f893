// SPDX-License-Identifier: Apache-2.0
/** Decides, for all dispatchers, how destinations are doing. */
@NullMarked
package dev.footman.processor.destination;

import org.jspecify.annotations.NullMarked;
