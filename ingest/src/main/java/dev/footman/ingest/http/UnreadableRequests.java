// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is answered to a request that Jetty refuses before any handler sees it. Of one that cannot be read at all it has no
 * headers: it gets a new id, and the first of the origins is told. The texts repeat nothing of what was sent.
 */
final class UnreadableRequests implements Request.Handler {
    private static final String MALFORMED =
            "The request cannot be read: its method, path, version or one of its headers is"
                    + " malformed. A path is UTF-8 text without control characters, escaped where it must be (%25 is the sign"
                    + " itself), and a .. in it neither leads out of it nor has parameters";

    private final CrossOrigin origins;
    private final int headersAtMostBytes;

    /**
     * @param headersAtMostBytes how long the first line and the headers may be together
     */
    UnreadableRequests(CrossOrigin origins, int headersAtMostBytes) {
        this.origins = origins;
        this.headersAtMostBytes = headersAtMostBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(RequestId.HEADER, RequestId.orNew(request.getHeaders().get(RequestId.HEADER)));
        origins.headers(request.getHeaders().get(HttpHeader.ORIGIN)).forEach(headers::put);
        Content.Sink.write(response, true, json(text(response.getStatus())), callback);
        return true;
    }

    private static String json(String text) {
        return new JsonBodies().toJsonString(Fault.of(text), Map.class);
    }

    private String text(int status) {
        return switch (status) {
            case HttpStatus.BAD_REQUEST_400 -> MALFORMED;
            case HttpStatus.URI_TOO_LONG_414 ->
                "Path and query are too long: with the headers they may have %d bytes; send more in the body"
                        .formatted(headersAtMostBytes);
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "The headers are too large: with path and query they may have %d bytes".formatted(headersAtMostBytes);
            case HttpStatus.EXPECTATION_FAILED_417 -> "The header Expect must be 100-continue, or not be there";
            case HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
                "The request must be of HTTP/1.1";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> Fault.INTERNAL;
            default -> HttpStatus.getMessage(status);
        };
    }
}
