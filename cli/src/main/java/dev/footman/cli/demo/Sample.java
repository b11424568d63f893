// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * An event as its sender tells it.
 *
 * @param about what it says, for people
 * @param paths of the demo's endpoint that its webhooks call
 */
record Sample(String about, Way way, String text, List<String> paths) {
    /** One of each event that webhooks tell today, but for a node's silence: nobody waits for that. */
    static List<Sample> all() {
        String sales = UUID.randomUUID().toString();
        return List.of(
                new Sample(
                        "a reload that failed",
                        Way.DATAGRAM,
                        datagram(
                                "/scheduler-task-failed/",
                                sales,
                                "Nightly reload of Sales",
                                "Sales",
                                "Max retries reached"),
                        List.of("/failed/post", "/failed/put", "/failed/get")),
                new Sample(
                        "a reload that somebody stopped, its task's name with a semicolon in it",
                        Way.DATAGRAM,
                        datagram(
                                "/scheduler-task-aborted/",
                                UUID.randomUUID().toString(),
                                "Reload of Stock; hourly",
                                "Stock; hourly",
                                "Execution State Change to Aborting"),
                        List.of("/aborted")),
                new Sample(
                        "the next reload of the one that failed, which succeeds",
                        Way.DATAGRAM,
                        datagram(
                                "/scheduler-task-success/",
                                sales,
                                "Nightly reload of Sales",
                                "Sales",
                                "Execution State Change to FinishedSuccess"),
                        List.of("/recovered")),
                new Sample(
                        "a look at a Windows service that has stopped",
                        Way.SERVICE_READING,
                        "{\"host\": \"qs-node1\", \"serviceName\": \"QlikSenseEngineService\", \"state\": \"STOPPED\"}",
                        List.of("/service")));
    }

    private static String datagram(String type, String task, String name, String app, String message) {
        return String.join(
                ";",
                type,
                "qs-node1",
                name,
                app,
                "LAB\\anna",
                task,
                UUID.randomUUID().toString(),
                "2026-01-31 03:15:42,123",
                "INFO",
                UUID.randomUUID().toString(),
                message);
    }

    /** How it goes there, for people. */
    String way(Target target) {
        return switch (way) {
            case DATAGRAM -> "to udp port " + target.udpPort();
            case SERVICE_READING -> "by POST to " + target.http() + Way.READINGS;
        };
    }

    void send(Target target) throws IOException, InterruptedException {
        switch (way) {
            case DATAGRAM -> Way.sendDatagram(text, target);
            case SERVICE_READING -> Way.postReading(text, target);
        }
    }
}
