// SPDX-License-Identifier: Apache-2.0
/** Key paths: where in an event a criterion looks. */
@NullMarked
package dev.footman.rules.path;

import org.jspecify.annotations.NullMarked;
