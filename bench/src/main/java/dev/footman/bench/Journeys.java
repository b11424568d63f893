// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the event of each task was sent, and how long it took to whom it is for. */
final class Journeys {
    private static final Pattern TASK = Pattern.compile("\"taskId\":\"([^\"]+)\"");

    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final Map<String, Long> tookNanos = new ConcurrentHashMap<>();

    void sent(String task) {
        sentNanos.put(task, System.nanoTime());
    }

    /** Notes a call by its body; of several for one task the first counts. */
    void arrived(String body) {
        long now = System.nanoTime();
        Matcher task = TASK.matcher(body);
        if (task.find()) {
            tookNanos.putIfAbsent(task.group(1), now - sentNanos.getOrDefault(task.group(1), now));
        }
    }

    /** Waits until all of them have arrived; whether they have. */
    boolean await(Collection<String> tasks, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!tookNanos.keySet().containsAll(tasks)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** How many of the tasks arrived, and how soon. */
    String report(Collection<String> tasks) {
        return "%d of %d arrived, median %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(
                        sorted(tasks).length,
                        tasks.size(),
                        millis(tasks, 0.5),
                        millis(tasks, 0.9),
                        millis(tasks, 0.99),
                        millis(tasks, 1));
    }

    /** Within which time that share of those that arrived did so; 0 where none did. */
    double millis(Collection<String> tasks, double share) {
        long[] sorted = sorted(tasks);
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private long[] sorted(Collection<String> tasks) {
        return tasks.stream()
                .filter(tookNanos::containsKey)
                .mapToLong(tookNanos::get)
                .sorted()
                .toArray();
    }
}
