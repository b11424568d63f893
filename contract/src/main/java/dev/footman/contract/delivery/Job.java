// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import org.jspecify.annotations.Nullable;

/** What a dispatcher does for a delivery. */
public sealed interface Job permits Call, Command {
    /** The call; null where the job is another. */
    static @Nullable Call call(@Nullable Job job) {
        return job instanceof Call call ? call : null;
    }

    /** The command; null where the job is another. */
    static @Nullable Command command(@Nullable Job job) {
        return job instanceof Command command ? command : null;
    }
}
