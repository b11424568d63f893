// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import dev.footman.contract.topic.JsonSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a process writes, up to a bound for both streams together, as they are and as JSON; the rest is read, so that the
 * process goes on, and thrown away. The readers are threads of the platform: to read from a pipe holds on to the thread beneath a virtual one, and a few
 * hundred commands would leave the whole process without any.
 */
final class Captured {
    static final int MOST_BYTES = 1024 * 1024;

    private static final int CHUNK_BYTES = 8 * 1024;

    private final AtomicInteger left = new AtomicInteger(MOST_BYTES);
    private final Stream stdout;
    private final Stream stderr;

    private Captured(InputStream stdout, InputStream stderr) {
        this.stdout = new Stream(stdout, left);
        this.stderr = new Stream(stderr, left);
    }

    /** Begins to read both streams of a process. */
    static Captured of(Process process) {
        return new Captured(process.getInputStream(), process.getErrorStream());
    }

    /**
     * All that was written, once nobody can write any more.
     *
     * @param patience how long a process that could not be found may hold the streams open; then they count as cut
     */
    Output output(Duration patience) throws InterruptedException {
        boolean ended = stdout.ended(patience) && stderr.ended(patience);
        String out = stdout.text();
        String err = stderr.text();
        long ofErr = Math.min(JsonSize.of(err), Math.max(MOST_BYTES / 2, MOST_BYTES - JsonSize.of(out)));
        String outShown = JsonSize.beginning(out, MOST_BYTES - ofErr);
        String errShown = JsonSize.beginning(err, ofErr);
        boolean outCut = stdout.cut || outShown.length() < out.length();
        boolean errCut = stderr.cut || errShown.length() < err.length();
        return new Output(marked(outShown, outCut), marked(errShown, errCut), !ended || outCut || errCut);
    }

    private static String marked(String text, boolean isCut) {
        return isCut ? "%s\n[cut: more than %d bytes]".formatted(text, MOST_BYTES) : withoutLastLineEnd(text);
    }

    private static String withoutLastLineEnd(String text) {
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** One of the two. */
    private static final class Stream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final AtomicInteger left;
        private final Thread reader;
        private volatile boolean cut;

        Stream(InputStream in, AtomicInteger left) {
            this.left = left;
            this.reader = Thread.ofPlatform().daemon().name("command-output").start(() -> read(in));
        }

        private void read(InputStream in) {
            byte[] chunk = new byte[CHUNK_BYTES];
            try {
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    keep(chunk, read);
                }
            } catch (IOException e) {
                cut = true; // the pipe broke; what was read before it counts
            }
        }

        private void keep(byte[] chunk, int read) {
            int room = Math.min(read, left.getAndUpdate(before -> before - Math.min(before, read)));
            kept.write(chunk, 0, room);
            if (room < read) {
                cut = true;
            }
        }

        boolean ended(Duration patience) throws InterruptedException {
            return reader.join(patience);
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
