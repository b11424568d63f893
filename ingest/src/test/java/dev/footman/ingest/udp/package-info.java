// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.ingest.udp;

import org.jspecify.annotations.NullMarked;
