// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param target  path and query, not decoded
 * @param headers {@code Name: value} in the order and the spelling in which they came
 * @param bytes   the body in Latin-1: one character is one byte
 */
public record Received(String method, String target, List<String> headers, String bytes) {
    public Received {
        headers = List.copyOf(headers);
    }

    /** The path, without the query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** The body as text. */
    public String body() {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The values of a header, whichever way it is spelled. */
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    /** Reads the next request of a connection; null where it has ended. */
    static @Nullable Received read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", 3);
        List<String> headers = new ArrayList<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        Received head = new Received(words[0], words.length < 2 ? "" : words[1], headers, "");
        return new Received(head.method, head.target, headers, body(in, head));
    }

    private static String body(InputStream in, Received head) throws IOException {
        if (head.header("Transfer-Encoding").contains("chunked")) {
            return chunks(in);
        }
        Optional<String> length = head.header("Content-Length").stream().findFirst();
        return length.isPresent() ? text(in, Integer.parseInt(length.get())) : "";
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.append(text(in, size));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static int chunkSize(InputStream in) throws IOException {
        String size = line(in);
        if (size == null) {
            throw new EOFException("the request ended within its body");
        }
        return Integer.parseInt(size.strip(), 16);
    }

    private static String text(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
