// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

/** Stands before every route that is not for everybody. */
@FunctionalInterface
public interface Guard {
    /** Whether {@code presented} lets a request in to what needs {@code needed}, and as whom. */
    Access access(Presented presented, Permission needed);
}
