// SPDX-License-Identifier: Apache-2.0
/** What an operator can set, and how it is read and checked. */
@NullMarked
package dev.footman.contract.settings;

import org.jspecify.annotations.NullMarked;
