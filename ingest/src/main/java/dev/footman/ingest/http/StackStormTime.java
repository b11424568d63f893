// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as StackStorm writes them: {@code 2017-04-06T01:15:06.602758Z}, always with six digits of the second. */
final class StackStormTime {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private StackStormTime() {}

    static String of(Instant moment) {
        return MICROS.format(moment);
    }
}
