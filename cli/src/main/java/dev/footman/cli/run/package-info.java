// SPDX-License-Identifier: Apache-2.0
/** Running an action: its parameters from a command line, and the execution until it has ended. */
@NullMarked
package dev.footman.cli.run;

import org.jspecify.annotations.NullMarked;
