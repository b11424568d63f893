// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The samples, the endpoint that shows their webhooks, and the config that joins the two. */
public final class Demo {
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(200);
    private static final int HTTP = 8080;
    private static final int UDP = 9998;

    private final List<Sample> samples = Sample.all();
    private final Receiver receiver;
    private final PrintStream out;

    private Demo(Receiver receiver, PrintStream out) {
        this.receiver = receiver;
        this.out = out;
    }

    /** Opens the endpoint. */
    public static Demo open(Closer parts, PrintStream out) {
        return new Demo(parts.add(Receiver.start(out)), out);
    }

    /** Butler's webhooks, all calling the endpoint; the usual ports, or free ones where those are taken. */
    public SettingsFile config() {
        String text = """
                footman:
                  ingest:
                    http: {port: %d}
                    udp: {port: %d}
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: 300
                      webhooks:
                        - {description: by POST, webhookURL: '%s', httpMethod: POST}
                        - {description: by PUT, webhookURL: '%s', httpMethod: PUT}
                        - {description: by GET, webhookURL: '%s', httpMethod: GET}
                    reloadTaskAborted:
                      rateLimit: 300
                      webhooks:
                        - {description: by POST, webhookURL: '%s', httpMethod: POST}
                    reloadTaskRecovered:
                      rateLimit: 300
                      webhooks:
                        - {description: by POST, webhookURL: '%s', httpMethod: POST}
                    serviceMonitor:
                      rateLimit: 300
                      webhooks:
                        - {description: by POST, webhookURL: '%s', httpMethod: POST}
                """.formatted(
                        isFreeTcp(HTTP) ? HTTP : 0,
                        isFreeUdp(UDP) ? UDP : 0,
                        receiver.url("/failed/post"),
                        receiver.url("/failed/put"),
                        receiver.url("/failed/get"),
                        receiver.url("/aborted"),
                        receiver.url("/recovered"),
                        receiver.url("/service"));
        return new SettingsFile("the demo's config", text);
    }

    /**
     * Sends the samples to {@code target} and waits for their webhooks; false if they do not all arrive, or
     * {@code givenUp} comes true first.
     */
    public boolean show(Target target, BooleanSupplier givenUp) throws InterruptedException {
        Set<String> due =
                samples.stream().flatMap(sample -> sample.paths().stream()).collect(Collectors.toSet());
        try {
            for (Sample sample : samples) {
                out.println("\nsending " + sample.about() + " " + sample.way(target) + ":\n  " + sample.text());
                sample.send(target);
            }
        } catch (IOException e) {
            out.println("the samples cannot be sent: " + e.getMessage());
            return false;
        }
        long end = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        Set<String> missing = due;
        while (!missing.isEmpty()) {
            if (givenUp.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() > end) {
                out.println("\nnot arrived within " + ARRIVE_WITHIN.toSeconds() + " s: " + missing);
                return false;
            }
            missing = receiver.awaitCalls(due, LOOK_UP_EVERY);
        }
        out.println("\nall " + due.size() + " webhooks of " + samples.size() + " events have arrived");
        return true;
    }

    /** Says what can be tried on the running demo. */
    public void tellWhatNext(Target target) {
        Sample failed = samples.getFirst();
        out.println("""

                Try next, in another terminal:
                  the same event again (nothing arrives: its task is limited to one alert in 300 s)
                    echo -n '%s' | nc -u -w1 127.0.0.1 %d
                  what was counted
                    curl -s %s/metrics | grep ^footman_
                  your own Butler config
                    ./footman config check YOUR.yaml && ./footman standalone --config YOUR.yaml
                Ctrl-C ends the demo.""".formatted(failed.text(), target.udpPort(), target.http()));
    }

    private static boolean isFreeTcp(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFreeUdp(int port) {
        try (DatagramSocket socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
