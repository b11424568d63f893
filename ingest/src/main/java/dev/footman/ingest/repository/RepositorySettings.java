// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.contract.settings.Section;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code footman.qrs}, with Butler's own sections about Qlik's repository: whether and how app owners and task types are
 * looked up.
 *
 * @param link    absent, the default ({@code enable: false}): nothing is looked up
 * @param timeout for one answer; 100 ms to 1 m, default 5 s
 * @param cache   how long an answer is kept; 1 s to 24 h, default 10 m
 */
public record RepositorySettings(@Nullable RepositoryLink link, Duration timeout, Duration cache) {
    public static RepositorySettings read(Section root) {
        Section qrs = root.section("footman.qrs");
        boolean enable = qrs.bool("enable", false);
        Duration timeout =
                qrs.duration("timeout", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1));
        Duration cache = qrs.duration("cache", Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofHours(24));
        if (enable) {
            return new RepositorySettings(RepositoryLink.read(root), timeout, cache);
        }
        Section butler = root.section("Butler");
        if (butler.has("configQRS")) {
            butler.warn(
                    "not asked: the repository of Butler.configQRS, so that events lack appOwner fields and aborted and"
                            + " failed tasks of an app all count as reloads; set footman.qrs.enable: true to ask it");
        }
        butler.leave("configQRS", "cert");
        return new RepositorySettings(null, timeout, cache);
    }
}
