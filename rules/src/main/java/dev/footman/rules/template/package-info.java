// SPDX-License-Identifier: Apache-2.0
/** Text with places for an event's values. */
@NullMarked
package dev.footman.rules.template;

import org.jspecify.annotations.NullMarked;
