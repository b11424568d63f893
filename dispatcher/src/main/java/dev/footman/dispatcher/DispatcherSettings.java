// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher;

import dev.footman.contract.settings.AddressRange;
import dev.footman.contract.settings.Secret;
import dev.footman.contract.settings.Section;
import dev.footman.dispatcher.http.Proxy;
import dev.footman.dispatcher.http.ProxySettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code footman.dispatcher}, but for {@code retry}, which is the processor's.
 *
 * @param concurrency    calls in flight in one dispatcher; 1 to 100000, default 256
 * @param perDestination calls in flight to one destination in one dispatcher; 1 to 100000, default 16
 * @param timeout        of one attempt, from connecting to the last byte; 1ms to 1h, default 10s
 * @param proxies        {@code proxy}: what calls go through that have no proxy of their own; default as the environment's
 *                       {@code http_proxy}, {@code https_proxy} and {@code no_proxy} say, in either case; without the last this machine is not reached through them
 * @param egress         where calls may go
 * @param localShellCmd  {@code runners.localShellCmd}: whether actions may run commands on this machine; default false
 */
public record DispatcherSettings(
        int concurrency,
        int perDestination,
        Duration timeout,
        ProxySettings proxies,
        Egress egress,
        boolean localShellCmd) {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.0/8", "::1");
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
                proxies(dispatcher.section("proxy")),
                Egress.read(dispatcher.section("egress")),
                dispatcher.section("runners").bool("localShellCmd", false));
    }

    private static ProxySettings proxies(Section section) {
        List<String> byDefault = section.variable("no_proxy", "NO_PROXY")
                .map(list -> List.of(list.strip().split("[,\\s]+", -1)))
                .orElse(THIS_MACHINE);
        return new ProxySettings(
                proxy(section, "http", section.variable("http_proxy", "HTTP_PROXY")),
                proxy(section, "https", section.variable("https_proxy", "HTTPS_PROXY")),
                section.list("noProxy", byDefault, "a list of hosts, such as [localhost, .example.com]", Optional::of));
    }

    private static Optional<Proxy> proxy(Section section, String key, Optional<String> ofEnvironment) {
        if (!section.has(key)) {
            return ofEnvironment.flatMap(url -> parsed(
                    url,
                    problem -> section.warn(
                            "no effect: the proxy that the environment names for %s calls; %s; or set %s to it, or to ''"
                                    .formatted(key, problem, section.full(key)))));
        }
        return section.secret(key)
                .map(Secret::value)
                .filter(url -> !url.isBlank())
                .flatMap(url -> parsed(url, problem -> section.fault(key, "cannot be used: " + problem)));
    }

    private static Optional<Proxy> parsed(String url, Consumer<String> problem) {
        try {
            return Optional.of(Proxy.parse(url));
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
