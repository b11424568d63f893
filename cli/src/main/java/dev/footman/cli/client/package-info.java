// SPDX-License-Identifier: Apache-2.0
/** What the client commands ask an installation, and how they show its answers. */
@NullMarked
package dev.footman.cli.client;

import org.jspecify.annotations.NullMarked;
