// SPDX-License-Identifier: Apache-2.0
/** What executions come to: their results, and the event that tells rules of their end. */
@NullMarked
package dev.footman.rules.execution;

import org.jspecify.annotations.NullMarked;
