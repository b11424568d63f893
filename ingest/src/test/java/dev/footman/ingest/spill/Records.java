// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Records for tests, told apart by their text. */
final class Records {
    private Records() {}

    static SpilledRecord record(String key, String value, long timestamp) {
        return new SpilledRecord(key.getBytes(UTF_8), value.getBytes(UTF_8), timestamp);
    }

    static SpilledRecord record(int number) {
        return record("k" + number % 7, "v" + number, number);
    }

    static String text(SpilledRecord record) {
        return new String(record.key(), UTF_8) + "=" + new String(record.value(), UTF_8) + "@" + record.timestamp();
    }

    static List<String> texts(List<SpilledRecord> records) {
        return records.stream().map(Records::text).toList();
    }
}
