// SPDX-License-Identifier: Apache-2.0
/** One bounded queue per destination. */
@NullMarked
package dev.footman.dispatcher.lane;

import org.jspecify.annotations.NullMarked;
