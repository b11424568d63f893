// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as StackStorm writes them, with microseconds: {@code 2017-04-06T01:15:06.602758Z}. */
public final class TimeText {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimeText() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
