// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How soon {@code ./footman standalone} is ready, cold and warm, and how long a datagram takes to its webhook at a low
 * rate. Run from the root of the checkout: {@code java bench/src/main/java/dev/footman/bench/FirstLight.java}.
 */
public final class FirstLight {
    private static final int A_SECOND = 10;
    private static final int WARM_UP = 20 * A_SECOND;
    private static final int MEASURED = 60 * A_SECOND;
    private static final Pattern READY = Pattern.compile("Footman is ready: .*udp .*:(\\d+)");
    private static final Pattern TASK = Pattern.compile("\"taskId\":\"([^\"]+)\"");

    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final Map<String, Long> tookNanos = new ConcurrentHashMap<>();
    private final Path folder;
    private final HttpServer receiver;

    private FirstLight(Path folder) throws IOException {
        this.folder = folder;
        this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                long now = System.nanoTime();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(204, -1);
                Matcher task = TASK.matcher(body);
                if (task.find()) {
                    tookNanos.putIfAbsent(task.group(1), now - sentNanos.getOrDefault(task.group(1), now));
                }
            }
        });
        receiver.start();
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("footman-bench-");
        FirstLight bench = new FirstLight(folder);
        try {
            for (String start : List.of("cold", "warm", "warm", "warm")) {
                long begun = System.nanoTime();
                Started footman = bench.start();
                System.out.printf("%s start to ready: %.1f s%n", start, (System.nanoTime() - begun) / 1e9);
                footman.stop();
            }
            Started footman = bench.start();
            bench.load(footman.udpPort(), WARM_UP);
            bench.report(bench.load(footman.udpPort(), MEASURED));
            footman.stop();
        } finally {
            bench.receiver.stop(0);
        }
    }

    private record Started(Process process, int udpPort) {
        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private Started start() throws IOException {
        Path config = folder.resolve("footman.yaml");
        Files.writeString(config, """
                footman: {ingest: {http: {port: 0}, udp: {port: 0}}}
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      webhooks:
                        - {description: bench, webhookURL: 'http://127.0.0.1:%d/', httpMethod: POST}
                """.formatted(receiver.getAddress().getPort()));
        Process process = new ProcessBuilder(
                        "./footman", "standalone", "--config", config.toString(), "--data", folder + "/data")
                .redirectError(folder.resolve("log").toFile())
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new Started(process, Integer.parseInt(ready.group(1)));
            }
        }
        throw new IOException("footman did not start: " + Files.readString(folder.resolve("log")));
    }

    /** Sends {@code count} events at the rate and waits until all have arrived; their tasks. */
    private List<String> load(int port, int count) throws IOException, InterruptedException {
        List<String> tasks = new ArrayList<>();
        try (DatagramSocket socket = new DatagramSocket()) {
            long begun = System.nanoTime();
            for (int number = 0; number < count; number++) {
                long due = begun + number * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String task = UUID.randomUUID().toString();
                tasks.add(task);
                byte[] text =
                        "/scheduler-task-failed/;qs1;Reload of A;A;LAB\\x;%s;%s;2026-01-31 03:15:42,123;INFO;%s;Max retries reached"
                                .formatted(task, UUID.randomUUID(), UUID.randomUUID())
                                .getBytes(StandardCharsets.UTF_8);
                sentNanos.put(task, System.nanoTime());
                socket.send(new DatagramPacket(
                        text, text.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!tookNanos.keySet().containsAll(tasks) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return tasks;
    }

    private void report(List<String> tasks) {
        long[] sorted = tasks.stream()
                .filter(tookNanos::containsKey)
                .mapToLong(tookNanos::get)
                .sorted()
                .toArray();
        System.out.printf(
                "datagram to webhook at %d/s: %d of %d arrived, median %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                A_SECOND,
                sorted.length,
                tasks.size(),
                millis(sorted, 0.5),
                millis(sorted, 0.9),
                millis(sorted, 0.99),
                millis(sorted, 1));
        System.out.printf("mean %.1f ms%n", LongStream.of(sorted).average().orElse(0) / 1e6);
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
