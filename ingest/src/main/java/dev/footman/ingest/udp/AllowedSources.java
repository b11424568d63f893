// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.contract.settings.AddressRange;
import dev.footman.contract.settings.Section;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code allowedSources}: addresses, ranges and names. Names are looked up once, at start; one that stands for nothing
 * is a fault, for a list that is shorter than its writer believes would lose alerts (Butler then takes everybody's).
 */
final class AllowedSources {
    private static final String EXPECTED =
            "a list of addresses, ranges and names that can be looked up, such as [10.1.2.3, 10.1.0.0/16, qlik1.example.com]";

    /** A name, and not an address that is written wrong: its last part begins with a letter (RFC 1123, section 2.1). */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]{1,63}\\.)*[A-Za-z][A-Za-z0-9_-]{0,62}\\.?");

    private AllowedSources() {}

    static List<AddressRange> read(Section section) {
        return section.list("allowedSources", List.of(), EXPECTED, AllowedSources::ranges).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static Optional<List<AddressRange>> ranges(String text) {
        Optional<AddressRange> range = AddressRange.parse(text);
        if (range.isPresent() || !NAME.matcher(text.strip()).matches()) {
            return range.map(List::of);
        }
        try {
            return Optional.of(Stream.of(InetAddress.getAllByName(text.strip()))
                    .map(address -> new AddressRange(address, address.getAddress().length * Byte.SIZE))
                    .toList());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
