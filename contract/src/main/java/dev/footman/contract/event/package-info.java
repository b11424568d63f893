// SPDX-License-Identifier: Apache-2.0
/** What happened, as the event topics carry it. */
@NullMarked
package dev.footman.contract.event;

import org.jspecify.annotations.NullMarked;
