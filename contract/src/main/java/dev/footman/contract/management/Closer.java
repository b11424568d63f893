// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.management;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an App has opened, closed newest first. One that fails to close is told and keeps no other from closing. */
public final class Closer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Closer.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public synchronized <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                log.atWarn()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .addKeyValue("reason", e.getMessage())
                        .log("part did not close cleanly");
            }
        }
    }
}
