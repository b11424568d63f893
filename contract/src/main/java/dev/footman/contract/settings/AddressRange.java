// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address or a range of them in CIDR form. An IPv4 address inside IPv6 ({@code ::ffff:10.1.2.3}) is the IPv4 address.
 *
 * @param network lowest address of the range
 * @param prefix  how many of its leading bits all addresses of the range share
 */
public record AddressRange(InetAddress network, int prefix) {
    /** What a fault says that an address range must be. */
    public static final String EXPECTED = "a list of addresses or ranges, such as [10.1.2.3, 10.1.0.0/16, fd00::/8]";

    private static final String OCTET = "(?:0|[1-9]\\d{0,2})";
    private static final Pattern SPELLING = Pattern.compile(
            "(%1$s\\.%1$s\\.%1$s\\.%1$s|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?".formatted(OCTET));
    private static final int MAPPED_BITS = 96;

    /** The range that the text means, or empty if it means none. Names are never looked up. */
    public static Optional<AddressRange> parse(String text) {
        Matcher spelled = SPELLING.matcher(text.strip());
        if (!spelled.matches()) {
            return Optional.empty();
        }
        try {
            return of(spelled.group(1), spelled.group(2) == null ? -1 : Integer.parseInt(spelled.group(2)));
        } catch (IllegalArgumentException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<AddressRange> of(String address, int prefix) throws UnknownHostException {
        byte[] bytes = bare(InetAddress.ofLiteral(address).getAddress());
        boolean mapped = bytes.length == 4 && address.contains(":");
        int bits = prefix < 0 ? bytes.length * 8 : prefix - (mapped ? MAPPED_BITS : 0);
        if (bits < 0 || bits > bytes.length * 8) {
            return Optional.empty();
        }
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return Optional.of(new AddressRange(InetAddress.getByAddress(bytes), bits));
    }

    /** Whether the address lies in the range; an address of the other IP version never does. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = bare(address.getAddress());
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        int rest = prefix % 8;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (rest == 0 || (mine[whole] ^ other[whole]) >> (8 - rest) == 0);
    }

    private static byte[] bare(byte[] address) {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
        return address.length == 16 && Arrays.equals(address, 0, 12, mapped, 0, 12)
                ? Arrays.copyOfRange(address, 12, 16)
                : address;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
