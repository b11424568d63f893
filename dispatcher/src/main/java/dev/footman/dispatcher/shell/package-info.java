// SPDX-License-Identifier: Apache-2.0
/** Shell commands on the dispatcher's machine, from the first process to the last that it left. */
@NullMarked
package dev.footman.dispatcher.shell;

import org.jspecify.annotations.NullMarked;
