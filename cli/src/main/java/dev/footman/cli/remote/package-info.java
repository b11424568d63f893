// SPDX-License-Identifier: Apache-2.0
/** The client's commands: each asks an installation over its API and shows the answer. */
@NullMarked
package dev.footman.cli.remote;

import org.jspecify.annotations.NullMarked;
