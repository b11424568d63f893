// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Gives answers on one connection. */
final class AnswerWriter {
    private static final long BETWEEN_DRIPS_MILLIS = 20;
    private static final int PIECE = 8 * 1024;

    private final OutputStream out;
    private final CountDownLatch closing;

    /**
     * @param closing comes down when the endpoint is closed, which ends whatever takes time
     */
    AnswerWriter(OutputStream out, CountDownLatch closing) {
        this.out = out;
        this.closing = closing;
    }

    /** Gives an answer; whether the connection is kept. */
    boolean write(Answer answer) throws IOException, InterruptedException {
        if (isClosedWithin(answer.delay().toMillis())) {
            return false;
        }
        switch (answer.manner()) {
            case WHOLE, LAST, THEN_CLOSE -> send(head(answer, answer.body().length()) + answer.body());
            case HANG -> closing.await();
            case CLOSE -> {}
            case RAW, RAW_KEPT -> send(answer.body());
            case HALF, RESET -> {
                String body = answer.body();
                send(head(answer, body.length()) + body.substring(0, body.length() / 2));
            }
            case DRIP -> sendForEver(head(answer, Integer.MAX_VALUE), ".", BETWEEN_DRIPS_MILLIS);
            case DRIP_HEAD -> sendForEver("HTTP/1.1 200 OK\r\nX-Endless: ", ".", BETWEEN_DRIPS_MILLIS);
            case INFORM -> sendForEver("", "HTTP/1.1 103 Early Hints\r\nX-Hint: a\r\n\r\n", 0);
            case ENDLESS -> sendForEver(head(answer, -1), ".".repeat(PIECE), 0);
        }
        return answer.manner() == Answer.Manner.WHOLE || answer.manner() == Answer.Manner.RAW_KEPT;
    }

    private void sendForEver(String first, String piece, long betweenMillis) throws IOException, InterruptedException {
        send(first);
        while (!isClosedWithin(betweenMillis)) {
            send(piece);
        }
    }

    private boolean isClosedWithin(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }

    private static String head(Answer answer, int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 %d As-Told\r\n".formatted(answer.status()));
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean mayHaveBody = answer.status() != 204 && answer.status() != 304;
        if (mayHaveBody && length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        if (answer.manner() == Answer.Manner.LAST) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString();
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
