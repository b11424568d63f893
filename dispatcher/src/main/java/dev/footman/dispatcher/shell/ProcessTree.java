// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import java.io.IOException;
import java.util.List;

/**
 * A command's process and all that came of it. What has left the group and lost its parent, as a daemon does, cannot be
 * found any more.
 */
final class ProcessTree {
    private final Process first;
    private final boolean hasGroup;

    /**
     * @param hasGroup whether it is the first of a process group, which may outlive it
     */
    ProcessTree(Process first, boolean hasGroup) {
        this.first = first;
        this.hasGroup = hasGroup;
    }

    /** Ends all of it by SIGKILL, which nobody can ignore. What has ended already is passed over. */
    void kill() {
        List<ProcessHandle> descendants = first.descendants().toList(); // before their parents are gone
        first.toHandle().destroyForcibly(); // the process itself would close its streams, and what it wrote be lost
        descendants.forEach(ProcessHandle::destroyForcibly);
        if (hasGroup) {
            killGroup();
        }
    }

    /** Java knows no groups, and every shell does. */
    private void killGroup() {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + first.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.getOutputStream().close();
            kill.onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException("the processes of a command cannot be ended: " + e.getMessage(), e);
        }
    }
}
