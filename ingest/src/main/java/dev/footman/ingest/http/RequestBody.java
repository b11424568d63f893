// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads what was sent, up to a bound. */
final class RequestBody {
    private static final int TOO_LARGE = 413;

    private static final String READ = "footman.body";

    private RequestBody() {}

    /**
     * Reads the whole body; it may be asked for several times.
     *
     * @throws HttpResponseException 413 for one that is larger than {@code mostBytes}; no more of it is read
     */
    static byte[] read(Context ctx, int mostBytes) throws IOException {
        byte[] before = ctx.attribute(READ);
        if (before != null) {
            return before;
        }
        byte[] bytes = take(ctx, mostBytes);
        ctx.attribute(READ, bytes);
        return bytes;
    }

    private static byte[] take(Context ctx, int mostBytes) throws IOException {
        if (ctx.req().getContentLengthLong() > mostBytes) {
            throw tooLarge(mostBytes);
        }
        try (InputStream in = ctx.req().getInputStream()) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw tooLarge(mostBytes);
            }
            return bytes;
        }
    }

    private static HttpResponseException tooLarge(int mostBytes) {
        String reason = "The body is larger than %d bytes; send it in parts, or raise footman.ingest.http.maxBodyBytes"
                .formatted(mostBytes);
        return new HttpResponseException(TOO_LARGE, reason, Map.of());
    }
}
