// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the bodies in which a log shipper may send Qlik Sense's events, one reader for each content type. Bodies are
 * UTF-8; bytes that are none become U+FFFD, and a byte order mark is passed over. An entry that is no event rejects only
 * itself.
 */
public final class EventEntries {
    /** How many events one body may hold; what is beyond is one rejection. */
    public static final int MOST = 10_000;

    /**
     * One event of a body, or why it is none.
     *
     * @param index where it stands, from 0: an array's element, or a line, blank ones counted; an object alone is 0
     */
    public record Entry(int index, Result result) {}

    @FunctionalInterface
    private interface LineReader {
        /** Reads a line that is not blank; the first line's number is 1. */
        Result read(String line, int number);
    }

    private EventEntries() {}

    /** Reads {@code application/json}: an object, or an array of objects, with an event's payload fields. */
    public static List<Entry> ofJson(byte[] body) {
        return JsonEntries.read(text(body), EventObject::read);
    }

    /** Reads {@code application/json}: an object, or an array of objects, with the fields of a service reading. */
    public static List<Entry> ofReadings(byte[] body) {
        return JsonEntries.read(text(body), EventObject::readReading);
    }

    /** Reads {@code application/x-ndjson}: such an object in each line. */
    public static List<Entry> ofNdjson(byte[] body) {
        return perLine(text(body), JsonEntries::readLine);
    }

    /** Reads {@code text/plain}: a datagram's text in each line. */
    public static List<Entry> ofText(byte[] body) {
        return perLine(text(body), (line, number) -> DatagramText.read(line));
    }

    private static List<Entry> perLine(String text, LineReader reader) {
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        for (int index = 0; start < text.length(); index++) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end);
            if (!FieldText.cleaned(line).isBlank()) {
                if (entries.size() == MOST) {
                    entries.add(tooMany(index));
                    return entries;
                }
                entries.add(new Entry(index, reader.read(line, index + 1)));
            }
            start = end + 1;
        }
        return entries;
    }

    /** What stands for all entries from this one on. */
    static Entry tooMany(int index) {
        return new Entry(
                index,
                new Result.Rejected(
                        Reason.TOO_MANY,
                        "a body must hold at most " + MOST + " events, but holds more; those from here on were not"
                                + " read, send them in a body of their own"));
    }

    private static String text(byte[] body) {
        String text = new String(body, UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
