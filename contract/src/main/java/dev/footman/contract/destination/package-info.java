// SPDX-License-Identifier: Apache-2.0
/** Who receives calls, and how they are doing. */
@NullMarked
package dev.footman.contract.destination;

import org.jspecify.annotations.NullMarked;
