// SPDX-License-Identifier: Apache-2.0
/** How what is secret lies in topics: sealed, so that whoever reads a topic learns nothing of it. */
@NullMarked
package dev.footman.contract.secret;

import org.jspecify.annotations.NullMarked;
