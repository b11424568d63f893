// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.util.Locale;

/** Configs with Butler's sections, as a Qlik administrator writes them. */
final class Configs {
    /** Lets rules that come over the API call receivers on loopback; what Butler's sections name needs no leave. */
    static final String ALLOWED_TO_CALL_THIS_MACHINE = "footman: {dispatcher: {egress: {allow: [127.0.0.0/8]}}}";

    private Configs() {}

    /** Failures by POST, PUT and GET and aborts by POST, to {@code receiver}, with {@code rateLimit} seconds between them. */
    static String butler(Webhooks receiver, double rateLimit) {
        return String.format(
                Locale.ROOT,
                """
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: %1$s
                      webhooks:
                        - {description: one, webhookURL: '%2$s', httpMethod: POST}
                        - {description: two, webhookURL: '%3$s', httpMethod: PUT}
                        - {description: three, webhookURL: '%4$s', httpMethod: GET}
                    reloadTaskAborted:
                      rateLimit: %1$s
                      webhooks:
                        - {description: four, webhookURL: '%5$s', httpMethod: POST}
                """,
                rateLimit,
                receiver.url("/failed/post"),
                receiver.url("/failed/put"),
                receiver.url("/failed/get"),
                receiver.url("/aborted"));
    }

    /** Ports that the system picks. */
    static String freePorts() {
        return """
                footman:
                  ingest:
                    http: {port: 0}
                    udp: {host: 127.0.0.1, port: 0}
                  management: {port: 0}
                """;
    }
}
