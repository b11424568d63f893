// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

/**
 * One partition of a feed.
 *
 * @param number from 0
 */
record Part(Feed feed, int number) {}
