// SPDX-License-Identifier: Apache-2.0
/** Health and metrics of a process. */
@NullMarked
package dev.footman.contract.management;

import org.jspecify.annotations.NullMarked;
