// SPDX-License-Identifier: Apache-2.0
/** The calls themselves. */
@NullMarked
package dev.footman.dispatcher.http;

import org.jspecify.annotations.NullMarked;
