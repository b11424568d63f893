// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Which processes still do something; one that is dead and that nobody has asked after does not. */
public final class Living {
    private static final int TRIES = 600;
    private static final long BETWEEN_MILLIS = 100;

    private Living() {}

    static void awaitEnd(long pid) throws InterruptedException {
        await(() -> !lives(pid));
    }

    /** Waits for a condition, for a minute. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < TRIES && !condition.getAsBoolean(); i++) {
            assertThat(never.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static boolean lives(long pid) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false; // it has ended, or ended while it was read
        }
    }
}
