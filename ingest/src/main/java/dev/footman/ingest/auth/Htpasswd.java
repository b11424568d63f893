// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of {@code footman.auth.htpasswd}. The file is looked at once a second at the most, and only when somebody shows
 * a password; as long as it cannot be read, what it held counts. Safe for all threads.
 */
public final class Htpasswd {
    private static final Logger log = LoggerFactory.getLogger(Htpasswd.class);
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);
    private static final Duration WAITS = Duration.ofSeconds(5);

    /** Comparing is meant to be dear; no more than this many processors are to be had by whoever guesses passwords. */
    private static final int AT_ONCE = 2;

    /** What a password is worth. */
    public enum Verdict {
        KNOWN,
        UNKNOWN,

        /** Too many others are being compared. */
        BUSY
    }

    private final Path file;
    private final InstantSource clock;
    private final Semaphore comparing = new Semaphore(AT_ONCE);
    private PasswordFile read = PasswordFile.EMPTY;
    private byte[] bytes = {};
    private @Nullable Instant lookedAt;
    private boolean isReadable = true;

    private Htpasswd(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The users of {@code file}; none as long as it cannot be read. */
    public static Htpasswd open(Path file, InstantSource clock) {
        Htpasswd users = new Htpasswd(file, clock);
        users.current();
        return users;
    }

    /** Whether the password is the user's. */
    public Verdict verdict(BasicCredentials credentials) throws InterruptedException {
        PasswordFile users = current();
        if (!comparing.tryAcquire(WAITS.toSeconds(), TimeUnit.SECONDS)) {
            return Verdict.BUSY;
        }
        try {
            return users.knows(credentials.user(), credentials.password()) ? Verdict.KNOWN : Verdict.UNKNOWN;
        } finally {
            comparing.release();
        }
    }

    private synchronized PasswordFile current() {
        Instant now = clock.instant();
        if (lookedAt == null || Duration.between(lookedAt, now).abs().compareTo(LOOKED_AT_EVERY) >= 0) {
            lookedAt = now;
            look();
        }
        return read;
    }

    private void look() {
        try {
            byte[] found = Files.readAllBytes(file);
            if (!isReadable || !Arrays.equals(found, bytes)) {
                take(found);
            }
            isReadable = true;
        } catch (IOException e) {
            if (isReadable) {
                log.atWarn()
                        .addKeyValue("file", file)
                        .addKeyValue("reason", e)
                        .log("the file of users cannot be read; the users that it had still count");
            }
            isReadable = false;
        }
    }

    private void take(byte[] found) {
        bytes = found;
        read = PasswordFile.parse(
                new String(found, StandardCharsets.UTF_8).lines().toList());
        read.faults()
                .forEach(fault -> log.atWarn()
                        .addKeyValue("file", file)
                        .addKeyValue("fault", fault)
                        .log("a line of the file of users is passed over"));
        log.atInfo()
                .addKeyValue("file", file)
                .addKeyValue("users", read.users().size())
                .log("the file of users is read");
    }
}
