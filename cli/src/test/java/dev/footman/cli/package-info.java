// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.cli;

import org.jspecify.annotations.NullMarked;
