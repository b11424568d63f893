// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections whose answers have a bounded head, and which are not used again when they hold more than the answer: a
 * body where there can be none, or one that is longer than it says, would be taken for the answer of the next call.
 */
final class CleanConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {
    /** Of an answer, and of the trailers behind its body. */
    static final int MOST_HEADERS = 100;

    /** In bytes, of what an answer has before and after its body: status line, headers, heads of chunks. */
    static final int LONGEST_LINE = 16 * 1024;

    private static final Http1Config BOUNDED_HEADS = Http1Config.custom()
            .setMaxHeaderCount(MOST_HEADERS + 1) // the client complains of the last that it may take
            .setMaxLineLength(LONGEST_LINE)
            .build();

    /** Else the client sends a question mark for what is not in Latin-1. */
    private static final CharCodingConfig UTF_8_HEADERS = CharCodingConfig.custom()
            .setCharset(StandardCharsets.UTF_8)
            .setMalformedInputAction(CodingErrorAction.REPLACE)
            .setUnmappableInputAction(CodingErrorAction.REPLACE)
            .build();

    @Override
    public ManagedHttpClientConnection createConnection(@Nullable Socket socket) throws IOException {
        Exchange exchange = new Exchange();
        return ManagedHttpClientConnectionFactory.builder()
                .charCodingConfig(UTF_8_HEADERS)
                .http1Config(BOUNDED_HEADS)
                .requestWriterFactory(exchange::writer)
                .responseParserFactory(config -> exchange.parser())
                .build()
                .createConnection(socket);
    }

    /** What one connection remembers from an answer to the next request. */
    private static final class Exchange {
        private @Nullable SessionInputBuffer received;

        HttpMessageWriter<ClassicHttpRequest> writer() {
            HttpMessageWriter<ClassicHttpRequest> writer = DefaultHttpRequestWriterFactory.INSTANCE.create();
            return (request, buffer, out) -> {
                if (received != null && received.length() > 0) {
                    throw unclean();
                }
                writer.write(request, buffer, out);
            };
        }

        HttpMessageParser<ClassicHttpResponse> parser() {
            HttpMessageParser<ClassicHttpResponse> first = new LenientHttpResponseParser(BOUNDED_HEADS);
            HttpMessageParser<ClassicHttpResponse> later = new DefaultHttpResponseParser(BOUNDED_HEADS);
            return (buffer, in) -> {
                boolean isFirst = received == null;
                received = buffer;
                try {
                    return (isFirst ? first : later).parse(buffer, in);
                } catch (HttpException e) {
                    if (isFirst) {
                        throw e;
                    }
                    throw unclean();
                }
            };
        }

        /** The caller makes such a request again on another connection. */
        private static NoHttpResponseException unclean() {
            return new NoHttpResponseException("the connection holds what belongs to no answer");
        }
    }
}
