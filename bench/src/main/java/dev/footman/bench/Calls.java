// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of the calls for each task: under way, answered, or cut off by the one who made them. */
final class Calls implements Endpoints.Listener {
    private static final Pattern TASK = Pattern.compile("\"taskId\":\"([^\"]+)\"");

    private final Map<String, Long> takenNanos = new ConcurrentHashMap<>();
    private final Map<String, Long> answeredNanos = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

    @Override
    public void taken(String body) {
        takenNanos.put(taskOf(body), System.nanoTime());
        times.merge(taskOf(body), 1, Integer::sum);
    }

    @Override
    public void answered(String body) {
        answeredNanos.putIfAbsent(taskOf(body), System.nanoTime());
    }

    @Override
    public void cutOff(String body) {
        cutOff.add(taskOf(body));
    }

    private static String taskOf(String body) {
        Matcher task = TASK.matcher(body);
        return task.find() ? task.group(1) : "";
    }

    /** Those of the tasks whose call has no answer yet. */
    Set<String> unanswered(Collection<String> tasks) {
        Set<String> unanswered = new HashSet<>(tasks);
        unanswered.removeAll(answeredNanos.keySet());
        return unanswered;
    }

    /** Those of the tasks of which some call was cut off. */
    Set<String> cutOff(Collection<String> tasks) {
        Set<String> cut = new HashSet<>(tasks);
        cut.retainAll(cutOff);
        return cut;
    }

    /** How many of the tasks were called for more than once. */
    long repeated(Collection<String> tasks) {
        return tasks.stream().filter(task -> times.getOrDefault(task, 0) > 1).count();
    }

    /** Waits until all of the tasks have their answer; whether they have. */
    boolean await(Collection<String> tasks, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answeredNanos.keySet().containsAll(tasks)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** Seconds from {@code sinceNanos} until the last call for the tasks was there. */
    double secondsToLastTaken(Collection<String> tasks, long sinceNanos) {
        return secondsToLast(takenNanos, tasks, sinceNanos);
    }

    /** Seconds from {@code sinceNanos} until the last of the tasks had its answer. */
    double secondsToLastAnswered(Collection<String> tasks, long sinceNanos) {
        return secondsToLast(answeredNanos, tasks, sinceNanos);
    }

    private static double secondsToLast(Map<String, Long> nanos, Collection<String> tasks, long sinceNanos) {
        return tasks.stream()
                .mapToDouble(task -> (nanos.getOrDefault(task, sinceNanos) - sinceNanos) / 1e9)
                .max()
                .orElse(0);
    }
}
