// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a webhook is delayed by two others of its list, one that hangs for ever and one whose certificate is not trusted: in
 * one process failed reloads go to a list that has two good ones besides, and aborted ones to a list that has those two. The
 * lists take turns, so that what disturbs the machine disturbs both alike. Run from the root of the checkout:
 * {@code java bench/src/main/java/dev/footman/bench/BadNeighbours.java}.
 */
public final class BadNeighbours {
    private static final int A_SECOND = 10;
    private static final int WARM_UP = 60 * A_SECOND;
    private static final int TURN = 5 * A_SECOND;
    private static final int TURNS = 20;

    private BadNeighbours() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("footman-bench-");
        HttpsServer untrusted = untrusted(folder);
        try (Arrivals arrivals = new Arrivals();
                ServerSocket hanging = new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress());
                Standalone footman = Standalone.start(folder, config(arrivals, hanging, untrusted))) {
            arrivals.load(footman.udpPort(), A_SECOND, WARM_UP, Arrivals::failed);
            arrivals.load(footman.udpPort(), A_SECOND, WARM_UP, Arrivals::aborted);
            List<String> withGood = new ArrayList<>();
            List<String> withBad = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                withGood.addAll(arrivals.load(footman.udpPort(), A_SECOND, TURN, Arrivals::failed));
                withBad.addAll(arrivals.load(footman.udpPort(), A_SECOND, TURN, Arrivals::aborted));
            }
            System.out.printf("with good neighbours: at %d/s: %s%n", A_SECOND, arrivals.report(withGood));
            System.out.printf("with bad neighbours:  at %d/s: %s%n", A_SECOND, arrivals.report(withBad));
        } finally {
            untrusted.stop(0);
        }
    }

    private static String config(Arrivals arrivals, ServerSocket hanging, HttpsServer untrusted) {
        return """
            Butler:
              webhookNotification:
                enable: true
                reloadTaskFailure:
                  webhooks:
                    - {webhookURL: '%4$s', httpMethod: POST}
                    - {webhookURL: '%4$s', httpMethod: POST}
                    - {webhookURL: '%1$s', httpMethod: POST}
                reloadTaskAborted:
                  webhooks:
                    - {webhookURL: 'http://127.0.0.1:%2$d/', httpMethod: POST}
                    - {webhookURL: 'https://localhost:%3$d/', httpMethod: POST}
                    - {webhookURL: '%1$s', httpMethod: POST}""".formatted(
                arrivals.url(), hanging.getLocalPort(), untrusted.getAddress().getPort(), arrivals.neighbour());
    }

    private static HttpsServer untrusted(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.start();
        return server;
    }
}
