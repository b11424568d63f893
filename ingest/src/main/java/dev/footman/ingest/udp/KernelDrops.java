// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How many datagrams the kernel dropped for one socket, from the last column of {@code /proc/net/udp} and
 * {@code udp6}. Source: proc_net_udp(5); addresses there are hexadecimal, each 32 bits in the machine's byte order.
 */
final class KernelDrops implements LongSupplier {
    private static final int LOCAL_ADDRESS = 1;
    private static final int DROPS = 12;

    private final Path table;
    private final String localAddress;
    private long last;

    /** Reads what there is of the socket bound to {@code local}. */
    KernelDrops(InetSocketAddress local) {
        this(local.getAddress() instanceof Inet6Address ? Path.of("/proc/net/udp6") : Path.of("/proc/net/udp"), local);
    }

    KernelDrops(Path table, InetSocketAddress local) {
        this.table = table;
        this.localAddress = hexadecimal(local.getAddress()) + ":%04X".formatted(local.getPort());
    }

    /** The drops so far; the last number known once the socket is closed, and 0 where there is no such table. */
    @Override
    public synchronized long getAsLong() {
        try (Stream<String> lines = Files.lines(table)) {
            last = lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > DROPS && columns[LOCAL_ADDRESS].equals(localAddress))
                    .mapToLong(columns -> drops(columns[DROPS]).orElse(last))
                    .max()
                    .orElse(last);
        } catch (IOException | UncheckedIOException e) {
            return last; // not Linux, or no right to look
        }
        return last;
    }

    private static OptionalLong drops(String column) {
        try {
            return OptionalLong.of(Long.parseLong(column));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String hexadecimal(InetAddress address) {
        ByteBuffer words = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (words.hasRemaining()) {
            text.append("%08X".formatted(words.getInt()));
        }
        return text.toString();
    }
}
