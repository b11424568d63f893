// SPDX-License-Identifier: Apache-2.0
/** What is known of the receivers of calls, and what is asked of them. */
@NullMarked
package dev.footman.ingest.destinations;

import org.jspecify.annotations.NullMarked;
