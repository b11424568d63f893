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
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a webhook is delayed by two others of its list, one that hangs for ever and one whose certificate is not trusted:
 * the same load with and without them. Run from the root of the checkout:
 * {@code java bench/src/main/java/dev/footman/bench/BadNeighbours.java}.
 */
public final class BadNeighbours {
    private static final int A_SECOND = 10;
    private static final int WARM_UP = 80 * A_SECOND;
    private static final int MEASURED = 40 * A_SECOND;
    private static final int ROUNDS = 1;
    private static final String CONFIG = """
            Butler:
              webhookNotification:
                enable: true
                reloadTaskFailure:
                  webhooks:
            %s        - {webhookURL: '%s', httpMethod: POST}
            """;

    private BadNeighbours() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path keys = Files.createTempDirectory("footman-bench-");
        HttpsServer untrusted = untrusted(keys);
        try (Arrivals arrivals = new Arrivals();
                ServerSocket hanging = new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress())) {
            String bad =
                    """
                            - {webhookURL: 'http://127.0.0.1:%d/', httpMethod: POST}
                            - {webhookURL: 'https://localhost:%d/', httpMethod: POST}
                    """.formatted(hanging.getLocalPort(), untrusted.getAddress().getPort());
            for (int round = 0; round < ROUNDS; round++) {
                measure(arrivals, "alone:              ", CONFIG.formatted("", arrivals.url()));
                measure(arrivals, "with bad neighbours:", CONFIG.formatted(bad, arrivals.url()));
            }
        } finally {
            untrusted.stop(0);
        }
    }

    private static void measure(Arrivals arrivals, String what, String config) throws Exception {
        Path folder = Files.createTempDirectory("footman-bench-");
        try (Standalone footman = Standalone.start(folder, config)) {
            arrivals.load(footman.udpPort(), A_SECOND, WARM_UP);
            List<String> tasks = arrivals.load(footman.udpPort(), A_SECOND, MEASURED);
            System.out.printf("%s at %d/s: %s%n", what, A_SECOND, arrivals.report(tasks));
        }
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
