// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

/** What came of putting a record into a {@link Spill}. */
public sealed interface Appended {
    /** It is on disk, in the operating system's hands at least. */
    record Kept() implements Appended {}

    /** The bound is reached; nothing was written. */
    record Full(long maxBytes) implements Appended {}

    /** The disk did not take it: full, read-only or broken. */
    record Failed(String reason) implements Appended {}
}
