// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.producer;

import dev.footman.contract.event.Event;

/**
 * An event and where it goes.
 *
 * @param key     what orders it among others
 * @param takenAt when it was taken in, milliseconds since 1970: the record's timestamp, and the time of every decision
 */
public record EventRecord(String key, Event event, long takenAt) {}
