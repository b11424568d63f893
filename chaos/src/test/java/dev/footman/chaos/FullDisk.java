// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import dev.footman.cli.e2e.Role;
import java.util.Map;
import java.util.Optional;

/**
 * The disk of a broker is full. Kafka ends such a broker; it is started again when there is room.
 *
 * @param why why there is no disk that can be filled; empty where there is one
 */
record FullDisk(String why) implements Fault {
    private static final int FULL_SECONDS = 20;

    @Override
    public String what() {
        return "full disk under broker-" + Cluster.ON_SMALL_DISK;
    }

    @Override
    public Optional<String> obstacle(Installation installation) {
        return installation.cluster().disk().isPresent() ? Optional.empty() : Optional.of("no disk to fill: " + why);
    }

    @Override
    public void strike(Installation installation) throws Exception {
        disk(installation).fill();
        boolean ended = broker(installation).ends(FULL_SECONDS);
        System.out.printf("    broker-%d %s%n", Cluster.ON_SMALL_DISK, ended ? "ended" : "has not ended by itself");
    }

    @Override
    public void mend(Installation installation) throws Exception {
        broker(installation).kill();
        disk(installation).free();
        installation.cluster().start(Cluster.ON_SMALL_DISK, Map.of());
        broker(installation).awaitReady();
    }

    private static Role broker(Installation installation) {
        return installation.cluster().node(Cluster.ON_SMALL_DISK);
    }

    private static SmallDisk disk(Installation installation) {
        return installation.cluster().disk().orElseThrow();
    }
}
