// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one ingest node takes events in, and the tasks of the datagrams that its present process was sent.
 *
 * @param sentToProcess emptied when the process is another one
 */
record Door(String name, int httpPort, int udpPort, Set<String> sentToProcess) {
    private static final Pattern ACCEPTED =
            Pattern.compile("(?m)^footman_intake_accepted_total\\{[^}]*way=\"udp\"[^}]*} ([0-9.E]+)$");

    static Door of(String name, Ports ports) throws IOException {
        return new Door(name, ports.free(), ports.free(), ConcurrentHashMap.newKeySet());
    }

    /** How many datagrams the process counts as events that it has taken in; since its start. */
    long accepted(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(httpPort)))
                .timeout(Duration.ofSeconds(10))
                .build();
        String metrics =
                client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
        Matcher accepted = ACCEPTED.matcher(metrics);
        if (!accepted.find()) {
            throw new IOException(name + " tells no footman_intake_accepted_total");
        }
        return (long) Double.parseDouble(accepted.group(1));
    }

    /** Offers a failed reload of {@code task} by HTTP; whether it was answered with 202. */
    boolean post(HttpClient client, String key, String task) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v1/events/qlik".formatted(httpPort)))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("St2-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"event": "Qlik Sense reload failed", "taskId": "%s", "appName": "Sales"}
                        """.formatted(task)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    }
}
