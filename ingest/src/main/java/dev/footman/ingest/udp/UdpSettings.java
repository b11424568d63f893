// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.contract.settings.AddressRange;
import dev.footman.contract.settings.Section;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code footman.ingest.udp}, over {@code Butler.udpServerConfig} where both speak: where Qlik's log appenders send to.
 *
 * @param enable         default true
 * @param host           what it binds to; default {@code 0.0.0.0}
 * @param port           0 to 65535, default 9998; 0: a free one
 * @param allowedSources whose datagrams are taken: addresses, ranges, and what names stood for at start; empty, the
 *                       default: everybody's
 */
public record UdpSettings(boolean enable, String host, int port, List<AddressRange> allowedSources) {
    public UdpSettings {
        allowedSources = List.copyOf(allowedSources);
    }

    public static UdpSettings read(Section root) {
        Section udp = root.section("footman.ingest.udp");
        Section butler = root.section("Butler.udpServerConfig").withDefaultsHidden();
        warnOfLimits(butler);
        List<AddressRange> allowed = AllowedSources.read(udp);
        List<AddressRange> allowedByButler = allowedByButler(butler);
        return new UdpSettings(
                udp.bool("enable", butler.bool("enable", true)),
                udp.host("host", butler.host("serverHost", "0.0.0.0")),
                udp.integer("port", butler.integer("portTaskFailure", 9998, 0, 65_535), 0, 65_535),
                udp.has("allowedSources") ? allowed : allowedByButler);
    }

    private static List<AddressRange> allowedByButler(Section butler) {
        if (!butler.bool("enableSourceValidation", false)) {
            butler.leave("allowedSources");
            return List.of();
        }
        List<AddressRange> allowed = AllowedSources.read(butler);
        if (allowed.isEmpty()) {
            butler.warn(butler.full("enableSourceValidation")
                    + " is true and allowedSources is empty: datagrams are taken from everybody, as Butler does");
        }
        return allowed;
    }

    private static void warnOfLimits(Section butler) {
        List<String> limits = Stream.of("messageQueue", "rateLimit", "maxMessageSize")
                .filter(butler::has)
                .map(butler::full)
                .toList();
        butler.leave("messageQueue", "rateLimit", "maxMessageSize");
        if (!limits.isEmpty()) {
            butler.warn("no effect: %s; Footman does not drop alerts to protect itself"
                    .formatted(String.join(", ", limits)));
        }
    }
}
