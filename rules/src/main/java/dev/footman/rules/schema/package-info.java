// SPDX-License-Identifier: Apache-2.0
/** JSON schemas as StackStorm uses them, with the messages of Python's validator. */
@NullMarked
package dev.footman.rules.schema;

import org.jspecify.annotations.NullMarked;
