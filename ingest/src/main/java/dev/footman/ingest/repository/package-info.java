// SPDX-License-Identifier: Apache-2.0
/** What Qlik's repository says of tasks, apps and their owners, added to events on their way in. */
@NullMarked
package dev.footman.ingest.repository;

import org.jspecify.annotations.NullMarked;
