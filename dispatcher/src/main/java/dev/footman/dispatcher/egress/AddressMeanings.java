// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import dev.footman.contract.settings.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an address leads to: itself, and the IPv4 addresses that an IPv6 one has inside, for a translator or a tunnel on
 * the way would send there what was sent to it.
 */
final class AddressMeanings {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** RFC 6052, section 2.1. */
    private static final AddressRange NAT64 = range("64:ff9b::/96");

    /** RFC 8215. Which of RFC 6052's layouts is in use there is for each network to say, so all that fit count. */
    private static final AddressRange NAT64_LOCAL = range("64:ff9b:1::/48");

    /** RFC 4291, section 2.5.5.1, but for the unspecified address and loopback. */
    private static final AddressRange IPV4_COMPATIBLE = range("::/96");

    /** RFC 2765, section 2.1: what translators once made of IPv4 hosts. */
    private static final AddressRange IPV4_TRANSLATED = range("::ffff:0:0:0/96");

    /** RFC 3056, section 2. */
    private static final AddressRange SIX_TO_FOUR = range("2002::/16");

    /** RFC 4380, section 4: the server's address, and the client's with all bits turned. */
    private static final AddressRange TEREDO = range("2001::/32");

    /** The network of which a translator makes nothing: {@code 0.x.x.x} is what is read of a layout that is not meant. */
    private static final AddressRange NOTHING = range("0.0.0.0/8");

    private AddressMeanings() {}

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    /** The address itself first. */
    static List<InetAddress> of(InetAddress address) {
        InetAddress plain = address(address.getAddress()); // an IPv4 address that was written as IPv6 is one of IPv4
        List<InetAddress> meanings = new ArrayList<>(List.of(plain));
        byte[] bytes = plain.getAddress();
        if (bytes.length == IPV6_BYTES) {
            addInner(meanings, plain, bytes);
        }
        return meanings;
    }

    private static void addInner(List<InetAddress> meanings, InetAddress plain, byte[] bytes) {
        boolean isOfIpv4Alone =
                IPV4_COMPATIBLE.contains(plain) && !plain.isAnyLocalAddress() && !plain.isLoopbackAddress();
        if (isOfIpv4Alone || NAT64.contains(plain) || IPV4_TRANSLATED.contains(plain) || isIsatap(bytes)) {
            meanings.add(at(bytes, 12, 13, 14, 15));
        }
        if (NAT64_LOCAL.contains(plain)) {
            addOfLocalNat64(meanings, bytes);
        }
        if (SIX_TO_FOUR.contains(plain)) {
            meanings.add(at(bytes, 2, 3, 4, 5));
        }
        if (TEREDO.contains(plain)) {
            meanings.add(at(bytes, 4, 5, 6, 7));
            meanings.add(at(turned(bytes), 12, 13, 14, 15));
        }
    }

    /** The layouts of RFC 6052, section 2.2, for prefixes of 96, 64, 56 and 48 bits; byte 8 is passed over. */
    private static void addOfLocalNat64(List<InetAddress> meanings, byte[] bytes) {
        List.of(at(bytes, 12, 13, 14, 15), at(bytes, 9, 10, 11, 12), at(bytes, 7, 9, 10, 11), at(bytes, 6, 7, 9, 10))
                .stream()
                .filter(inner -> !NOTHING.contains(inner))
                .forEach(meanings::add);
    }

    /** RFC 5214, section 6.1: an interface of any network, named {@code 0:5efe} or {@code 200:5efe} and the address. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~0x02) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = bytes.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (byte) ~turned[i];
        }
        return turned;
    }

    private static InetAddress at(byte[] bytes, int... places) {
        byte[] inner = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            inner[i] = bytes[places[i]];
        }
        return address(inner);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
