// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.Map;

/**
 * A record on its way into the store.
 *
 * @param texts what it can be found by
 */
record Entry(Kind kind, Row row, Map<Index, String> texts) {}
