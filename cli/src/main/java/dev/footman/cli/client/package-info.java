// SPDX-License-Identifier: Apache-2.0
/** Calls of an installation's API. */
@NullMarked
package dev.footman.cli.client;

import org.jspecify.annotations.NullMarked;
