// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.rules;

import org.jspecify.annotations.NullMarked;
