// SPDX-License-Identifier: Apache-2.0
/** All settings of all roles, from one tree. */
@NullMarked
package dev.footman.cli.settings;

import org.jspecify.annotations.NullMarked;
