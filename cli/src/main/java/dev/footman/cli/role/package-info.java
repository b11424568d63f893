// SPDX-License-Identifier: Apache-2.0
/** The roles, alone and all in one process. */
@NullMarked
package dev.footman.cli.role;

import org.jspecify.annotations.NullMarked;
