// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.ingest.spill;

import org.jspecify.annotations.NullMarked;
