// SPDX-License-Identifier: Apache-2.0
/** The topics: names, records, how they are made and read whole. */
@NullMarked
package dev.footman.contract.topic;

import org.jspecify.annotations.NullMarked;
