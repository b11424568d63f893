// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets each kind of warning of Kafka's and Jetty's own classes pass once a minute: while a broker is away its clients say so
 * twenty times a second, and what Jetty says of odd requests anybody can send. A kind is a logger and how its message
 * begins.
 */
public final class OncePerMinuteFilter extends Filter<ILoggingEvent> {
    private static final List<String> THEIRS = List.of("org.apache.kafka.", "org.eclipse.jetty.");
    private static final long MINUTE_MILLIS = 60_000;

    /** How much of a message tells its kind; Kafka's clients put their names and numbers behind it. */
    private static final int KIND_LENGTH = 24;

    private static final int KINDS_AT_MOST = 1_000;

    private final Map<String, Long> passedAt = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (THEIRS.stream().noneMatch(event.getLoggerName()::startsWith)
                || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            return FilterReply.NEUTRAL;
        }
        if (passedAt.size() > KINDS_AT_MOST) {
            passedAt.clear();
        }
        long now = event.getTimeStamp();
        long passed =
                passedAt.merge(kind(event), now, (before, again) -> again - before >= MINUTE_MILLIS ? again : before);
        return passed == now ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static String kind(ILoggingEvent event) {
        String message = event.getMessage() == null ? "" : event.getMessage();
        int from =
                message.startsWith("[") ? message.indexOf("] ") + 2 : 0; // Kafka's prefix in brackets names the client
        return event.getLoggerName() + message.substring(from, Math.min(message.length(), from + KIND_LENGTH));
    }
}
