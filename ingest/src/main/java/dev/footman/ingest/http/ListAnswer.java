// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.footman.contract.topic.Json;
import dev.footman.ingest.records.Listing;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Writes a list as it is read, however long it is. */
final class ListAnswer {
    private ListAnswer() {}

    /**
     * Answers with the listing.
     *
     * @param shown a row as it is written
     */
    static <T> void write(Context ctx, ListQuery query, Listing<T> listing, Function<T, Object> shown)
            throws IOException {
        List<T> rows = listing.next(); // before anything is written, since it may fail
        long seen = rows.isEmpty() ? 0 : (long) query.offset() + rows.size();
        query.writeHeaders(ctx, Math.max(listing.total(), seen));
        ctx.contentType("application/json");
        try (JsonGenerator json = Json.MAPPER.createGenerator(ctx.outputStream())) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // what breaks off must not look whole
            json.writeStartArray();
            for (; !rows.isEmpty(); rows = listing.next()) {
                for (T row : rows) {
                    json.writeTree(query.attributes().of(shown.apply(row)));
                }
            }
            json.writeEndArray();
        }
    }
}
