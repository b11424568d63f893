// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import dev.footman.contract.management.Closer;

/** Something that a server command starts. */
@FunctionalInterface
public interface Role {
    /**
     * Starts it, handing every part to {@code parts} as it is opened.
     *
     * @return where it can be reached, for the line that says that it is ready
     */
    String start(Closer parts) throws InterruptedException;
}
