// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.ingest.repository;

import org.jspecify.annotations.NullMarked;
