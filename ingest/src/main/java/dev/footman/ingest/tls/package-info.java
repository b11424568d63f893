// SPDX-License-Identifier: Apache-2.0
/** Certificates and keys in PEM files, as a server shows them to clients and a client to servers. */
@NullMarked
package dev.footman.ingest.tls;

import org.jspecify.annotations.NullMarked;
