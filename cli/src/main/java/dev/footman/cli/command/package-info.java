// SPDX-License-Identifier: Apache-2.0
/** The commands: each reads the world, starts what it names and waits. */
@NullMarked
package dev.footman.cli.command;

import org.jspecify.annotations.NullMarked;
