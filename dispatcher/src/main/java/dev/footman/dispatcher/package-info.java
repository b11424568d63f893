// SPDX-License-Identifier: Apache-2.0
/** The dispatcher, wired. */
@NullMarked
package dev.footman.dispatcher;

import org.jspecify.annotations.NullMarked;
