// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.management.Health;
import dev.footman.contract.management.Metrics;
import dev.footman.contract.management.Readiness;
import dev.footman.ingest.auth.Guard;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.tls.TlsFiles;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;

/** The HTTP port: the API under all its prefixes, and what is served without credentials. */
public final class HttpApi implements AutoCloseable {
    private static final int NO_CONTENT = 204;
    private static final int HEADERS_AT_MOST_BYTES = 16 * 1024;

    private final Javalin server;

    private HttpApi(Javalin server) {
        this.server = server;
    }

    /**
     * What the port serves.
     *
     * @param guard    whether what a request presents lets it in
     * @param events   takes {@code POST /events/qlik}
     * @param readings takes {@code POST /events/windows-services}
     * @param api      the rest of the API
     */
    public record Served(
            Guard guard, Handler events, Handler readings, List<ApiRoutes> api, Metrics metrics, Readiness readiness) {}

    /**
     * Binds and serves.
     *
     * @throws IllegalStateException if the address cannot be bound, or certificate or key cannot be used; the message says
     *     which, why, and what to set
     */
    public static HttpApi start(HttpSettings settings, Served served) {
        Optional<TlsConnector> tls = Optional.ofNullable(settings.tls()).map(files -> tls(settings, files));
        try {
            Javalin server = Javalin.create(config -> {
                configure(config, served, new CrossOrigin(settings.allowedOrigins()));
                tls.ifPresent(connector -> config.jetty.addConnector(connector::of));
            });
            server.start(settings.host(), settings.port());
            return new HttpApi(server);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the HTTP port %s:%d cannot be opened: %s; set footman.ingest.http.port to a free one, or 0"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private static TlsConnector tls(HttpSettings settings, HttpSettings.Tls files) {
        return switch (files.read()) {
            case TlsFiles.Usable(var keys) -> new TlsConnector(settings, keys);
            case TlsFiles.Unusable(String setting, String problem) ->
                throw new IllegalStateException("footman.ingest.http.tls.%s %s".formatted(setting, problem));
        };
    }

    private static void configure(JavalinConfig config, Served served, CrossOrigin origins) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.defaultContentType = "application/json";
        config.jsonMapper(new JsonBodies());
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HEADERS_AT_MOST_BYTES);
            http.setSendServerVersion(false);
            http.setUriCompliance(UriCompliance.LEGACY); // hooks may be named with slashes: a//b and a%2Fb
        });
        config.jetty.modifyServer(
                server -> server.setErrorHandler(new UnreadableRequests(origins, HEADERS_AT_MOST_BYTES)));
        config.routes.before(ctx -> {
            RequestId.give(ctx);
            origins.allow(ctx);
            Escapes.check(ctx);
        });
        config.routes.after(ctx -> {
            if (ctx.statusCode() == NO_CONTENT) {
                ctx.res().setContentType(null); // clients read a body where a type is named
            }
        });
        config.routes.addHttpHandler(HandlerType.OPTIONS, "/*", CrossOrigin::preflight);
        addOpenRoutes(config.routes, served);
        GuardedRoutes routes = new GuardedRoutes(config.routes, served.guard());
        routes.add(HandlerType.POST, "/events/qlik", Permission.PUBLISH, served.events());
        routes.add(HandlerType.POST, "/events/windows-services", Permission.PUBLISH, served.readings());
        served.api().forEach(part -> part.addTo(routes));
        FailedRequests.answer(config.routes);
    }

    private static void addOpenRoutes(RoutesConfig routes, Served served) {
        routes.get(
                "/metrics",
                ctx -> ctx.contentType(Metrics.CONTENT_TYPE)
                        .result(served.metrics().scrape()));
        routes.get("/health/live", ctx -> ctx.result(Health.LIVE));
        routes.get("/health/ready", ctx -> {
            Health health = Health.of(served.readiness());
            ctx.status(health.status()).result(health.json());
        });
    }

    /** The port it got. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
