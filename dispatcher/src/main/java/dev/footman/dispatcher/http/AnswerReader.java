// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Answer;
import dev.footman.contract.topic.JsonSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads of an answer what is kept of it.
 *
 * @param mostOfBody bytes that are read of a body; the rest is not waited for
 */
record AnswerReader(int mostOfBody) {
    /** For answers that people look at when something is wrong. */
    static final AnswerReader BRIEF = new AnswerReader(64 * 1024);

    /** For answers that somebody has asked for. */
    static final AnswerReader WHOLE = new AnswerReader(1024 * 1024);

    /** Bytes of a body as JSON, so that a record has room for it. */
    private static final int BODY_KEPT_AT_MOST = 1024 * 1024;

    /** Characters of all headers together. */
    private static final int HEADERS_KEPT_AT_MOST = 64 * 1024;

    private static final String HIDDEN = "********";
    private static final byte[] NOTHING = {};

    Answer read(ClassicHttpResponse response) throws IOException {
        byte[] body = body(response);
        boolean isMore = body.length > mostOfBody;
        if (isMore) {
            response.close(); // ends the connection: reading the rest to keep it would take for ever
        }
        String text = body.length == 0 ? "" : new String(body, 0, Math.min(body.length, mostOfBody), charset(response));
        String kept = JsonSize.beginning(text, BODY_KEPT_AT_MOST);
        Map<String, String> headers = headers(response);
        boolean isWhole = fit(headers) && kept.length() == text.length() && !isMore;
        return new Answer(headers, kept, !isWhole);
    }

    /** Keeps of the headers what fits; whether that is all. */
    private static boolean fit(Map<String, String> headers) {
        int left = HEADERS_KEPT_AT_MOST;
        for (Iterator<Map.Entry<String, String>> each = headers.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, String> header = each.next();
            left -= header.getKey().length() + header.getValue().length();
            if (left < 0) {
                each.remove();
            }
        }
        return left >= 0;
    }

    /** With one byte more where there is more. */
    private byte[] body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? null : entity.getContent();
        return body == null ? NOTHING : body.readNBytes(mostOfBody + 1);
    }

    private static Charset charset(ClassicHttpResponse response) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        ContentType read = type == null ? null : ContentType.parseLenient(type.getValue());
        return Objects.requireNonNullElse(read == null ? null : read.getCharset(), StandardCharsets.UTF_8);
    }

    /** All headers; what a cookie holds is the endpoint's secret, and goes into no topic. */
    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            boolean isCookie = header.getName().equalsIgnoreCase("Set-Cookie");
            headers.merge(
                    header.getName(),
                    isCookie ? HIDDEN : Objects.requireNonNullElse(header.getValue(), ""),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }
}
