// SPDX-License-Identifier: Apache-2.0
/** What senders put into the bodies of requests. */
@NullMarked
package dev.footman.ingest.body;

import org.jspecify.annotations.NullMarked;
