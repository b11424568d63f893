// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import dev.footman.contract.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that no receiver of webhooks should have: this very machine, its link, many at once, and the services by
 * which a cloud tells a machine its secrets. Private ranges are none of them, for Qlik's estates lie there.
 *
 * @param source of what is said of the range: the RFC that the registries of RFC 6890 name for it, or whose cloud it is
 */
record SpecialRange(AddressRange range, String written, String kind, String source) {
    private static final String CLOUD = "cloud metadata";

    private static final List<SpecialRange> ALL = List.of(
            special("0.0.0.0/8", "unspecified", "RFC 1122"),
            special("127.0.0.0/8", "loopback", "RFC 1122"),
            special("169.254.0.0/16", "link-local, as is the metadata of most clouds", "RFC 3927"),
            special("224.0.0.0/4", "multicast", "RFC 5771"),
            special("255.255.255.255", "broadcast", "RFC 919"),
            special("100.100.100.200", CLOUD, "Alibaba Cloud"),
            special("168.63.129.16", CLOUD, "Azure"),
            special("192.0.0.192", CLOUD, "Oracle Cloud Classic"),
            special("::", "unspecified", "RFC 4291"),
            special("::1", "loopback", "RFC 4291"),
            special("fe80::/10", "link-local", "RFC 4291"),
            special("ff00::/8", "multicast", "RFC 4291"),
            special("fd00:ec2::/32", CLOUD, "AWS"),
            special("fd20:ce::254", CLOUD, "Google Cloud"),
            special("fd00:c1::a9fe:a9fe", CLOUD, "Oracle Cloud"),
            special("fd00:42::42", CLOUD, "Scaleway"),
            special("fd00:100::100:200", CLOUD, "Alibaba Cloud"));

    private static SpecialRange special(String range, String kind, String source) {
        return new SpecialRange(AddressRange.parse(range).orElseThrow(), range, kind, source);
    }

    /** The range that {@code address} lies in; empty: it is like any other. */
    static Optional<SpecialRange> of(InetAddress address) {
        return ALL.stream().filter(special -> special.range.contains(address)).findFirst();
    }

    /** What its addresses are, to go on "which is". */
    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(kind, written, source);
    }
}
