// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import dev.footman.contract.delivery.Call.Tls;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of each TLS that calls name: made once, and anew when one of its files has changed. Where the new files
 * cannot be used, the last good ones stay in use and a warning says so once a minute. Safe for all threads.
 *
 * @param <T> what is made
 */
public final class KeptTls<T> {
    private static final Logger log = LoggerFactory.getLogger(KeptTls.class);
    private static final long WARN_EVERY_MILLIS = 60_000;
    private static final int MOST = 1_000;

    private final LinkedHashMap<Tls, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<TlsMaterial, T> make;
    private final FileStates states;
    private final Clock clock;

    /** {@code clock} tells when to look at the files again. */
    public KeptTls(Function<TlsMaterial, T> make, Clock clock) {
        this.make = make;
        this.states = new FileStates(clock);
        this.clock = clock;
    }

    /**
     * What belongs to {@code tls}: the same thing each time, for as long as its files stay as they are.
     *
     * @param tls null for what is usual
     * @throws TlsFileException if its files never could be used
     */
    public T of(@Nullable Tls tls) throws TlsFileException {
        return entry(tls == null ? MaterialReader.usual() : MaterialReader.plain(tls))
                .current();
    }

    private Entry entry(Tls tls) {
        synchronized (entries) {
            Entry entry = entries.computeIfAbsent(tls, Entry::new);
            if (entries.size() > MOST) {
                entries.pollFirstEntry(); // the one that was asked for longest ago; its connections end by being idle
            }
            return entry;
        }
    }

    private final class Entry {
        private final Tls tls;
        private final List<String> files;
        private List<FileState> seen = List.of();
        private @Nullable T good;
        private @Nullable String fault;
        private long triedAt;
        private long warnedAt = Long.MIN_VALUE;

        Entry(Tls tls) {
            this.tls = tls;
            this.files = MaterialReader.files(tls);
        }

        synchronized T current() throws TlsFileException {
            List<FileState> now = files.stream().map(states::of).toList();
            boolean isSettled = good != null && fault == null && now.equals(seen);
            // a fault is tried again whatever the states say: what a file's owner allows is not among them
            boolean isTriedLately = fault != null && !FileStates.isDue(triedAt, clock.millis());
            if (!isSettled && !isTriedLately) {
                read(now);
            }
            if (good != null) {
                return good;
            }
            throw new TlsFileException(fault == null ? "" : fault);
        }

        private void read(List<FileState> now) {
            triedAt = clock.millis();
            try {
                good = make.apply(MaterialReader.read(tls));
                seen = now;
                fault = null;
            } catch (TlsFileException e) {
                String reason = Objects.requireNonNullElse(e.getMessage(), "");
                fault = reason;
                if (good != null) {
                    warn(reason);
                }
            }
        }

        private void warn(String reason) {
            if (warnedAt == Long.MIN_VALUE || triedAt - warnedAt >= WARN_EVERY_MILLIS) {
                warnedAt = triedAt;
                log.atWarn()
                        .addKeyValue("reason", reason)
                        .log("TLS files have changed to what cannot be used; those read before stay in use");
            }
        }
    }
}
