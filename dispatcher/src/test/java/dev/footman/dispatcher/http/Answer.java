// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@link FakeEndpoint} does with a request.
 *
 * @param headers besides Content-Length and Connection, which follow from the rest
 * @param body    Latin-1: one character is one byte
 * @param delay   before the first byte
 * @param manner  how it is given
 */
public record Answer(int status, Map<String, String> headers, String body, Duration delay, Manner manner) {
    /** How an answer is given. */
    public enum Manner {
        /** Whole, and the connection is kept. */
        WHOLE,
        /** Whole, with {@code Connection: close}. */
        LAST,
        /** Whole; then the connection is closed without having said so. */
        THEN_CLOSE,
        /** Never: the connection stays open and nothing comes. */
        HANG,
        /** Not at all: the connection is closed. */
        CLOSE,
        /** One byte of the body, again and again, for as long as the other side listens. */
        DRIP,
        /** The same within a header, before there is a body. */
        DRIP_HEAD,
        /** Interim answers (1xx), again and again, and never the one that counts. */
        INFORM,
        /** As much body as the other side takes. */
        ENDLESS,
        /** Half of the body that Content-Length promises, then the connection is closed. */
        HALF,
        /** The same, but the connection is reset. */
        RESET,
        /** The body and nothing else, as if it were the whole answer; then the connection is closed. */
        RAW,
        /** The same, and the connection is kept. */
        RAW_KEPT
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status) {
        return new Answer(status, Map.of(), "", Duration.ZERO, Manner.WHOLE);
    }

    /** A 200 that is given in {@code manner}. */
    public static Answer of(Manner manner) {
        return of(200).with("some text to be sent").in(manner);
    }

    /** Text that is sent as it is in the place of an answer. */
    public static Answer raw(String text) {
        return of(200).with(text).in(Manner.RAW);
    }

    public Answer with(String newBody) {
        return new Answer(status, headers, newBody, delay, manner);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, delay, manner);
    }

    public Answer after(Duration newDelay) {
        return new Answer(status, headers, body, newDelay, manner);
    }

    public Answer in(Manner newManner) {
        return new Answer(status, headers, body, delay, newManner);
    }
}
