// SPDX-License-Identifier: Apache-2.0
/** The parameters of actions: rendered, checked against their schema, and cast to their types. */
@NullMarked
package dev.footman.rules.parameters;

import org.jspecify.annotations.NullMarked;
