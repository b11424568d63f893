// SPDX-License-Identifier: Apache-2.0
/** Signatures of hooks that come in: whether who sent a body knows the secret. */
@NullMarked
package dev.footman.ingest.signature;

import org.jspecify.annotations.NullMarked;
