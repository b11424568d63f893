// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to one of the {@link Endpoints}: one call after the other, with a body whose length is told. */
final class EndpointConnection {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final byte[] NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Footman's calls about one event are a tenth of it. */
    private static final int LARGEST_CALL_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final Duration after;
    private final ByteBuffer read = ByteBuffer.allocate(LARGEST_CALL_BYTES);
    private String body = "";

    /** What reading came to. */
    enum Read {
        MORE,
        WHOLE,
        CLOSED
    }

    EndpointConnection(SocketChannel channel, Duration after) {
        this.channel = channel;
        this.after = after;
    }

    /** How long a call waits for its answer. */
    Duration after() {
        return after;
    }

    /** That of the last call that was there as a whole. */
    String body() {
        return body;
    }

    Read read() {
        try {
            if (channel.read(read) < 0) {
                channel.close();
                return Read.CLOSED;
            }
        } catch (IOException e) { // reset by the other side, which is as good as closed
            return Read.CLOSED;
        }
        String text = new String(read.array(), 0, read.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return Read.MORE;
        }
        Matcher length = LENGTH.matcher(text.substring(0, head));
        int begin = head + END_OF_HEAD.length();
        if (length.find() && text.length() < begin + Integer.parseInt(length.group(1))) {
            return Read.MORE;
        }
        body = text.substring(begin);
        read.clear();
        return Read.WHOLE;
    }

    /** Answers the call; whether somebody is still there for it. */
    boolean answer() {
        try {
            channel.write(ByteBuffer.wrap(NO_CONTENT));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
