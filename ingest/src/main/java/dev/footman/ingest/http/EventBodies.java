// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.qlik.EventEntries;
import dev.footman.ingest.qlik.EventEntries.Entry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies that an endpoint for events takes, by their content type. */
public enum EventBodies {
    /** Of {@code /v1/events/qlik}. */
    QLIK("application/json, application/x-ndjson or text/plain") {
        @Override
        @Nullable
        List<Entry> ofType(String type, byte[] body) {
            return switch (type) {
                case JSON -> EventEntries.ofJson(body);
                case "application/x-ndjson" -> EventEntries.ofNdjson(body);
                case "text/plain" -> EventEntries.ofText(body);
                default -> null;
            };
        }
    },

    /** Of {@code /v1/events/windows-services}. */
    SERVICE_READINGS("application/json") {
        @Override
        @Nullable
        List<Entry> ofType(String type, byte[] body) {
            return type.equals(JSON) ? EventEntries.ofReadings(body) : null;
        }
    };

    private static final String JSON = "application/json";

    private final String types;

    EventBodies(String types) {
        this.types = types;
    }

    /** The content types that are taken, for a message. */
    String types() {
        return types;
    }

    /** The entries of a body; null where its type is none of these. Without a type it is taken for JSON. */
    @Nullable
    List<Entry> entries(@Nullable String contentType, byte[] body) {
        String type = contentType == null ? JSON : contentType.split(";", 2)[0];
        return ofType(type.strip().toLowerCase(Locale.ROOT), body);
    }

    abstract @Nullable List<Entry> ofType(String type, byte[] body);
}
