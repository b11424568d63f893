// SPDX-License-Identifier: Apache-2.0
/** A first look: samples of events, and an endpoint that shows their webhooks. */
@NullMarked
package dev.footman.cli.demo;

import org.jspecify.annotations.NullMarked;
