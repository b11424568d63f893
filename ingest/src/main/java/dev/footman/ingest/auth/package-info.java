// SPDX-License-Identifier: Apache-2.0
/** Who may use the API. */
@NullMarked
package dev.footman.ingest.auth;

import org.jspecify.annotations.NullMarked;
