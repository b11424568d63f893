// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/** The rounds as a table of Markdown, with what one must know to compare it with another one. */
final class Table {
    private static final String HEAD = """
            | round | fault | sent | accepted | owed | delivered | duplicates | other ids | waiting | dead | lost | settled after |
            | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
            """;

    private Table() {}

    /** {@code rows} has a row for each round, also for one that was not possible. */
    static String of(List<Round> rounds, List<Row> rows, long seed) {
        StringBuilder text = new StringBuilder(where(rounds.size(), seed)).append(HEAD);
        Row all = Row.none();
        long slowest = 0;
        for (int at = 0; at < rounds.size(); at++) {
            Round round = rounds.get(at);
            if (round.wasRun()) {
                text.append(
                        line(Integer.toString(round.number()), round.fault(), rows.get(at), round.settledSeconds()));
            } else {
                text.append("| %d | %s: *not possible here*, skipped: %s | | | | | | | | | | |%n"
                        .formatted(round.number(), round.fault(), round.obstacle()));
            }
            all = all.plus(rows.get(at));
            slowest = Math.max(slowest, round.settledSeconds());
        }
        return text.append(line("", "**all**", all, slowest)).toString();
    }

    private static String where(int rounds, long seed) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s, Footman %s, Kafka %s, Java %s, %d cores, %d GiB; %d rounds, `-Dchaos.seed=%d`.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("chaos.version"),
                AppInfoParser.getVersion(),
                Runtime.version(),
                machine.getAvailableProcessors(),
                Math.round(machine.getTotalMemorySize() / (double) (1L << 30)),
                rounds,
                seed);
    }

    /** One round in one line. */
    static String line(String number, String fault, Row row, long settledSeconds) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %,d | %,d | %,d | %d | %d | %d | %d | %d s |%n",
                number,
                fault,
                row.sent(),
                row.accepted(),
                row.owed(),
                row.delivered(),
                row.duplicates(),
                row.otherIds(),
                row.waiting(),
                row.dead(),
                row.lost(),
                settledSeconds);
    }
}
