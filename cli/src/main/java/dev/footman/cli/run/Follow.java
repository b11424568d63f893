// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.ApiPath;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows an execution until it has ended.
 *
 * @param first    how long it waits before it looks; each time twice as long as before
 * @param most     but no longer than this
 * @param progress where a dot is shown for each look
 */
public record Follow(Duration first, Duration most, PrintWriter progress) {
    /** Every 2 s at the least, as StackStorm's client does. */
    public Follow(PrintWriter progress) {
        this(Duration.ofMillis(100), Duration.ofSeconds(2), progress);
    }

    /** The execution as it has ended. */
    public Execution toItsEnd(ApiClient api, Execution started) throws InterruptedException {
        ApiPath path = new ApiPath("/v1/executions").child(started.id());
        CountDownLatch never = new CountDownLatch(1);
        Execution last = started;
        Duration wait = first;
        while (!last.hasEnded() && !never.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            last = new Execution(api.get(path, "status"));
            progress.print('.');
            progress.flush();
            wait = wait.multipliedBy(2).compareTo(most) < 0 ? wait.multipliedBy(2) : most;
        }
        progress.println();
        progress.flush();
        return last;
    }
}
