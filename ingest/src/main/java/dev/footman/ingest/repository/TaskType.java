// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

/**
 * The numbers that the repository gives the types of tasks: 0 reload, 1 external program, 2 user synchronization,
 * 3 distribution, 4 preload.
 */
final class TaskType {
    static final int RELOAD = 0;

    private TaskType() {}
}
