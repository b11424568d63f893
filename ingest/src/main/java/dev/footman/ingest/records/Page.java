// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query, newest first.
 *
 * @param passed rows that were passed over ahead of them
 * @param next   where it goes on; absent at the end
 */
record Page(List<Row> rows, long passed, @Nullable Place next) {}
