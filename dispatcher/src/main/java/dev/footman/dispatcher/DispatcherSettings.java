// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher;

import dev.footman.contract.settings.AddressRange;
import dev.footman.contract.settings.Section;
import java.time.Duration;
import java.util.List;

/**
 * {@code footman.dispatcher}, but for {@code retry}, which is the processor's.
 *
 * @param concurrency    calls in flight in one dispatcher; 1 to 100000, default 256
 * @param perDestination calls in flight to one destination in one dispatcher; 1 to 100000, default 16
 * @param timeout        of one attempt, from connecting to the last byte; 1ms to 1h, default 10s
 * @param egress         where calls may go
 * @param localShellCmd  {@code runners.localShellCmd}: whether actions may run commands on this machine; default false
 */
public record DispatcherSettings(
        int concurrency, int perDestination, Duration timeout, Egress egress, boolean localShellCmd) {
    private static final int MOST_CALLS = 100_000;

    /**
     * {@code egress}: addresses that calls may or may not go to; default neither.
     *
     * @param allow allowed though they would be refused (loopback, link-local, multicast, cloud metadata)
     * @param deny  refused though they would be allowed
     */
    public record Egress(List<AddressRange> allow, List<AddressRange> deny) {
        public Egress {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }

        private static Egress read(Section egress) {
            return new Egress(
                    egress.list("allow", List.of(), AddressRange.EXPECTED, AddressRange::parse),
                    egress.list("deny", List.of(), AddressRange.EXPECTED, AddressRange::parse));
        }
    }

    public static DispatcherSettings read(Section root) {
        Section dispatcher = root.section("footman.dispatcher");
        return new DispatcherSettings(
                dispatcher.integer("concurrency", 256, 1, MOST_CALLS),
                dispatcher.integer("perDestination", 16, 1, MOST_CALLS),
                dispatcher.duration("timeout", Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofHours(1)),
                Egress.read(dispatcher.section("egress")),
                dispatcher.section("runners").bool("localShellCmd", false));
    }
}
