// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer where a change could not be written to Kafka: 503, and to come again. */
final class NotStored {
    private static final Logger log = LoggerFactory.getLogger(NotStored.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private NotStored() {}

    /** Answers so if there is a failure; false if there is none. */
    static boolean answered(Context ctx, Optional<String> failure) {
        failure.ifPresent(reason -> answer(ctx, reason));
        return failure.isPresent();
    }

    /**
     * Answers so.
     *
     * @param reason for the log
     */
    static void answer(Context ctx, @Nullable String reason) {
        log.atWarn().addKeyValue("reason", reason).log("a change is refused, since Kafka does not take it");
        ctx.header("Retry-After", RETRY_AFTER_SECONDS);
        Fault.answer(ctx, 503, "The change is not stored: Kafka does not answer. Send the same request again later.");
    }
}
