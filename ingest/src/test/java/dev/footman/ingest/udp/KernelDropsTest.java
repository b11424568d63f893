// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelDropsTest {
    private static final String TABLE = """
               sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
              100: 0100007F:270E 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 3104 2 0000000000000000 834
              101: 0100007F:270F 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 3105 2 0000000000000000 5
            """;

    @TempDir
    private Path folder;

    @Test
    void theDropsAreThoseOfTheSocketWithOurAddressAndPort() throws IOException {
        // given
        Assumptions.assumeTrue(ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN));
        Path table = Files.writeString(folder.resolve("udp"), TABLE);

        // when
        KernelDrops drops = new KernelDrops(table, local(9998));

        // then
        assertThat(drops.getAsLong()).isEqualTo(834);
    }

    @Test
    void whenTheSocketIsGoneTheLastNumberHolds() throws IOException {
        // given
        Assumptions.assumeTrue(ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN));
        Path table = Files.writeString(folder.resolve("udp"), TABLE);
        KernelDrops drops = new KernelDrops(table, local(9999));
        long before = drops.getAsLong();

        // when
        Files.writeString(table, "");

        // then
        assertThat(drops.getAsLong()).isEqualTo(before).isEqualTo(5);
    }

    @Test
    void withoutSuchATableThereAreNone() {
        assertThat(new KernelDrops(folder.resolve("none"), local(9998)).getAsLong())
                .isZero();
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
