// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.producer.EventTooLargeException;
import dev.footman.ingest.records.RecordsUnavailableException;
import dev.footman.ingest.table.NotStoredException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where a request ended in an exception. */
final class FailedRequests {
    private static final Logger log = LoggerFactory.getLogger(FailedRequests.class);

    private FailedRequests() {}

    static void answer(RoutesConfig routes) {
        routes.exception(
                RecordsUnavailableException.class, (e, ctx) -> Fault.answer(ctx, 503, String.valueOf(e.getMessage())));
        routes.exception(
                EventTooLargeException.class,
                (e, ctx) -> Fault.answer(
                        ctx, 413, "The event is too large for Kafka; send it in parts: " + e.getMessage()));
        routes.exception(NotStoredException.class, (e, ctx) -> NotStored.answer(ctx, e.getMessage()));
        routes.exception(EndpointNotFound.class, (e, ctx) -> Fault.answer(ctx, 404, Fault.NO_ROUTE));
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> Fault.answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
        // the charset of the body is asked for wherever the query is read
        routes.exception(UnsupportedCharsetException.class, (e, ctx) -> answerCharset(ctx, e.getCharsetName()));
        routes.exception(IllegalCharsetNameException.class, (e, ctx) -> answerCharset(ctx, e.getCharsetName()));
        // Jetty's: what is no HTTP behind the headers, and a sender that is gone before all was said
        routes.exception(
                HttpException.RuntimeException.class,
                (e, ctx) -> Fault.answer(ctx, e.getCode(), "The request cannot be read: " + e.getReason()));
        routes.exception(
                EofException.class, (e, ctx) -> Fault.answer(ctx, 400, "The request ends before its body does"));
        routes.exception(Exception.class, FailedRequests::answerUnknown);
    }

    private static void answerCharset(Context ctx, String named) {
        Fault.answer(
                ctx,
                400,
                "Failed to parse request body: charset must be one such as utf-8, but is '%s'".formatted(named));
    }

    private static void answerUnknown(Exception e, Context ctx) {
        // the route and not the path, which may hold an API key
        log.atError().addKeyValue("route", ctx.endpoint().path).setCause(e).log("a request failed");
        Fault.answer(ctx, 500, Fault.INTERNAL);
    }
}
