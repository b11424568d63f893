// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Answer;
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

/** Reads of an answer what is kept of it. */
final class AnswerReader {
    /** What is read of a body; the rest is not waited for. */
    private static final int BODY_READ_AT_MOST = 64 * 1024;

    /** Characters of all headers together. */
    private static final int HEADERS_KEPT_AT_MOST = 64 * 1024;

    private static final String HIDDEN = "********";
    private static final byte[] NOTHING = {};

    private AnswerReader() {}

    static Answer read(ClassicHttpResponse response) throws IOException {
        byte[] body = body(response);
        boolean cut = body.length == BODY_READ_AT_MOST;
        if (cut) {
            response.close(); // ends the connection: reading the rest to keep it would take for ever
        }
        Map<String, String> headers = headers(response);
        boolean isWhole = fit(headers);
        return new Answer(headers, body.length == 0 ? "" : new String(body, charset(response)), cut || !isWhole);
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

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? null : entity.getContent();
        return body == null ? NOTHING : body.readNBytes(BODY_READ_AT_MOST);
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
