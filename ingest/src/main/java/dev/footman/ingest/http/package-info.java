// SPDX-License-Identifier: Apache-2.0
/** The HTTP API. */
@NullMarked
package dev.footman.ingest.http;

import org.jspecify.annotations.NullMarked;
