// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of reading a command line's words as an action's parameters. */
public sealed interface Words {
    /** They can be sent. */
    record Read(ObjectNode parameters) implements Words {}

    /** What is wrong, and what to write instead. */
    record Wrong(String reason) implements Words {}
}
