// SPDX-License-Identifier: Apache-2.0
/** Why a rule fired or not: trigger instances and rule enforcements, kept on the disk of each ingest node. */
@NullMarked
package dev.footman.ingest.records;

import org.jspecify.annotations.NullMarked;
