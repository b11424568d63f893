// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

/** A group of routes that belong together, and what serves them. */
@FunctionalInterface
public interface ApiRoutes {
    void addTo(GuardedRoutes routes);
}
