// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.footman.ingest.body.JsonFault;
import dev.footman.ingest.qlik.EventEntries.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Walks through JSON, entry by entry, so that those before a fault are kept. */
final class JsonEntries {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(1_048_576)
                    .maxNameLength(256)
                    .maxNumberLength(100)
                    .build())
            .errorReportConfiguration(
                    ErrorReportConfiguration.builder().maxErrorTokenLength(80).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // they are the sender's, and would stay in memory
            .build();

    /** Reads the object at whose first token the parser stands, and leaves it at the object's last. */
    @FunctionalInterface
    interface ObjectReader {
        Result read(JsonParser parser) throws IOException;
    }

    private final ObjectReader objects;
    private final List<Entry> entries = new ArrayList<>();

    private JsonEntries(ObjectReader objects) {
        this.objects = objects;
    }

    /** Reads a body: an object, or an array of them. */
    static List<Entry> read(String text, ObjectReader objects) {
        JsonEntries read = new JsonEntries(objects);
        try (JsonParser parser = JSON.createParser(text)) {
            read.readAll(parser);
        } catch (IOException e) {
            read.add(new Result.Rejected(
                    Reason.NOT_JSON, fault(e, 1) + "; mend it, and send again what stands from here on"));
        }
        return read.entries;
    }

    /**
     * Reads one line: an object and nothing else.
     *
     * @param number of the line in the body, from 1, for messages
     */
    static Result readLine(String line, int number) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            Result result = EventObject.read(parser);
            return endsHere(parser) ? result : trailing(parser, number, "send one object in each line");
        } catch (IOException e) {
            return new Result.Rejected(Reason.NOT_JSON, fault(e, number) + "; mend what the sender puts into the line");
        }
    }

    private void readAll(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            add(new Result.Rejected(
                    Reason.EMPTY, "the body must be a JSON object or an array of them, but is empty; send an event"));
            return;
        }
        if (first != JsonToken.START_ARRAY) {
            add(objects.read(parser));
        } else if (!readElements(parser)) {
            return;
        }
        if (!endsHere(parser)) {
            add(trailing(parser, 1, "send an array, or one object in each line as application/x-ndjson"));
        }
    }

    /** Whether the array's end was reached. */
    private boolean readElements(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == EventEntries.MOST) {
                entries.add(EventEntries.tooMany(entries.size()));
                return false;
            }
            add(objects.read(parser));
        }
        return true;
    }

    private void add(Result result) {
        entries.add(new Entry(entries.size(), result));
    }

    private static boolean endsHere(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false; // it is text all the same, and that is what is said about it
        }
    }

    private static String fault(IOException e, int firstLine) {
        return "this must be JSON, but%s: %s"
                .formatted(JsonFault.where(e, firstLine), FieldText.cleaned(JsonFault.what(e)));
    }

    private static Result trailing(JsonParser parser, int line, String mend) {
        return new Result.Rejected(
                Reason.NOT_JSON,
                "nothing must follow the JSON value, but something does at "
                        + JsonFault.place(parser.currentLocation(), line) + "; " + mend);
    }
}
