// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of datagrams that are sent at once, each of a task of its own, by the counters of {@code ./footman
 * standalone}. Run from the root of the checkout: {@code java bench/src/main/java/dev/footman/bench/UdpBurst.java}.
 */
public final class UdpBurst {
    private static final List<Integer> BURSTS = List.of(1_000, 10_000, 50_000, 1_000, 10_000, 50_000);
    private static final Pattern COUNTER = Pattern.compile(
            "(?m)^footman_(udp_received|udp_lost|intake_accepted)_total(?:\\{(?:reason|way)=\"(\\w+)\"})? ([0-9.E]+)$");

    private UdpBurst() {}

    /** Sends and prints. */
    public static void main(String[] arguments) throws Exception {
        try (Standalone footman = Standalone.start(Files.createTempDirectory("footman-bench-"), "")) {
            for (int burst : BURSTS) {
                Map<String, Long> before = counters(footman);
                double seconds = send(footman.udpPort(), burst);
                System.out.printf("%d sent in %.3f s: %s%n", burst, seconds, difference(before, settled(footman)));
            }
        }
    }

    private static double send(int port, int count) throws IOException {
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            datagrams.add(Arrivals.failed(UUID.randomUUID().toString()).getBytes(StandardCharsets.UTF_8));
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(2_000);
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            long begun = System.nanoTime();
            for (byte[] datagram : datagrams) {
                channel.write(buffer.clear().put(datagram).flip());
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    /** The counters when they have not moved for two seconds. */
    private static Map<String, Long> settled(Standalone footman) throws Exception {
        Map<String, Long> last = counters(footman);
        while (true) {
            TimeUnit.SECONDS.sleep(2);
            Map<String, Long> now = counters(footman);
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    private static Map<String, Long> counters(Standalone footman) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:%d/metrics".formatted(footman.httpPort()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Map<String, Long> counters = new TreeMap<>();
            Matcher counter = COUNTER.matcher(text);
            while (counter.find()) {
                String name = counter.group(2) == null ? counter.group(1) : counter.group(1) + "." + counter.group(2);
                counters.put(name, Math.round(Double.parseDouble(counter.group(3))));
            }
            return counters;
        }
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new TreeMap<>();
        after.forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more != 0) {
                difference.put(name, more);
            }
        });
        return difference;
    }
}
