// SPDX-License-Identifier: Apache-2.0
/** How the log is kept readable. */
@NullMarked
package dev.footman.cli.log;

import org.jspecify.annotations.NullMarked;
