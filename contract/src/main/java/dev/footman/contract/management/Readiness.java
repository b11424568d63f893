// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.management;

import java.util.Optional;

/** Whether a process can do its work at this moment. */
public interface Readiness {
    /** Why it cannot, in a few words; empty when it can. */
    Optional<String> obstacle();
}
