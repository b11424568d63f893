// SPDX-License-Identifier: Apache-2.0
/** The topology and what runs it. */
@NullMarked
package dev.footman.processor.topology;

import org.jspecify.annotations.NullMarked;
