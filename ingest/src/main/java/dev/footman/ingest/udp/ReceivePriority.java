// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Puts the receiving thread before the others: what it does is little, and what it is kept from for some 40 ms of a burst
 * is lost. Windows does so when Java asks; Linux has a nice value for each thread (setpriority(2)), which Java leaves as it
 * is, and lets one go below zero only with the right to it (CAP_SYS_NICE).
 */
final class ReceivePriority {
    /** About nine times as much of a busy processor as a thread of the usual 0 (sched(7)). */
    private static final int NICE = -10;

    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private ReceivePriority() {}

    /** Raises the priority of the thread that calls; what an operator can do where that is not allowed, if anything. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by it; a burst has better chances
    static Optional<String> raise() {
        Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
        return isLinux() && !renice()
                ? Optional.of(
                        "datagrams are received at the priority of everything else, so that a burst on a busy machine can"
                                + " be lost; let Footman raise it: AmbientCapabilities=CAP_SYS_NICE in its systemd unit,"
                                + " or --cap-add SYS_NICE for its container")
                : Optional.empty();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    @SuppressWarnings("restricted") // the launcher enables native access; without it Java warns and goes on
    private static boolean renice() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setpriority");
        return function.isPresent()
                && isDone(linker.downcallHandle(
                        function.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT)));
    }

    private static boolean isDone(MethodHandle setPriority) {
        try {
            return (int) setPriority.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE) == 0;
        } catch (Throwable e) { // what a method handle may throw, a C function does not
            throw new IllegalStateException("setpriority failed", e);
        }
    }
}
