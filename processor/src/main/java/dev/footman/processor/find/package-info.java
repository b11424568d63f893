// SPDX-License-Identifier: Apache-2.0
/** Finds news in what comes in: services that stopped or started, tasks that recovered, nodes that fell silent. */
@NullMarked
package dev.footman.processor.find;

import org.jspecify.annotations.NullMarked;
