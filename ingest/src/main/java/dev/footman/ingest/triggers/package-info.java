// SPDX-License-Identifier: Apache-2.0
/** The triggers that rules listen to, and the hooks that they make. */
@NullMarked
package dev.footman.ingest.triggers;

import org.jspecify.annotations.NullMarked;
