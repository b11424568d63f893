// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.footman.contract.settings.Secret;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.tls.TestCertificate;
import dev.footman.ingest.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A repository over HTTPS on loopback that asks for a client certificate, the header {@code X-Qlik-User} and the key in
 * query and header, as Qlik's does. It knows what a test has told it, and counts.
 */
final class StandIn implements AutoCloseable {
    private static final Pattern TARGET =
            Pattern.compile("/qrs/(task/full|app|user)[/?](?:filter=id%20eq%20)?([0-9a-f-]{36})[?&]xrfkey=(\\w{16})");

    final Map<String, String> tasks = new ConcurrentHashMap<>();
    final Map<String, String> apps = new ConcurrentHashMap<>();
    final Map<String, String> users = new ConcurrentHashMap<>();

    /** Ids whose answers do not come before the end. */
    final Set<String> hanging = ConcurrentHashMap.newKeySet();

    final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    volatile int status = 200;

    private final HttpsServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Path folder;

    /**
     * @param own   its certificate
     * @param known the client certificate that it lets in
     */
    StandIn(Path folder, TestCertificate own, TestCertificate known) throws IOException, GeneralSecurityException {
        this.folder = folder;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = context(own.in(folder), known);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    private static SSLContext context(HttpSettings.Tls own, TestCertificate known)
            throws IOException, GeneralSecurityException {
        TlsFiles.Usable files = (TlsFiles.Usable) TlsFiles.read(own.certificate(), own.key(), "");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(files.keys(), TlsFiles.PASSWORD.toCharArray());
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("client", known.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Settings that lead here. */
    RepositorySettings settings(TestCertificate client, Duration timeout) throws IOException {
        return new RepositorySettings(link(client, null), timeout, Duration.ofMinutes(10));
    }

    /**
     * A link that leads here.
     *
     * @param authorities who must have signed its certificate; absent: it is not verified
     */
    RepositoryLink link(TestCertificate client, @Nullable String authorities) throws IOException {
        HttpSettings.Tls files = client.in(folder);
        return new RepositoryLink(
                "localhost",
                server.getAddress().getPort(),
                List.of(new RepositoryLink.Header(
                        "X-Qlik-User", new Secret("UserDirectory=Internal;UserId=sa_repository"))),
                new RepositoryLink.Tls(files.certificate(), files.key(), authorities));
    }

    /** How many calls there were that begin with {@code what}, such as {@code app}. */
    long calls(String what) {
        return calls.stream().filter(call -> call.startsWith(what)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress());
        Matcher target = TARGET.matcher(exchange.getRequestURI().toString());
        boolean isGood = target.matches()
                && target.group(3).equals(exchange.getRequestHeaders().getFirst("X-Qlik-Xrfkey"))
                && "UserDirectory=Internal;UserId=sa_repository"
                        .equals(exchange.getRequestHeaders().getFirst("X-Qlik-User"));
        if (!isGood) {
            send(exchange, 403, "");
            return;
        }
        String kind = target.group(1).replace("/full", "");
        String id = target.group(2);
        calls.add(kind + " " + id);
        if (hanging.contains(id)) {
            awaitEnd();
        }
        String found = switch (kind) {
            case "task" -> tasks.getOrDefault(id, "[]");
            case "app" -> apps.get(id);
            default -> users.get(id);
        };
        send(exchange, found == null ? 404 : status, found == null ? "" : found);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        workers.close();
    }
}
